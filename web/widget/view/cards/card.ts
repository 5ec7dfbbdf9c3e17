import type { CardItem } from "../../core/types.ts";
import type { Scene } from "../scene.ts";

export interface CardProps {
  scene: Scene;
  item: CardItem;
  /** The card's controls still mean something. */
  live: boolean;
}
