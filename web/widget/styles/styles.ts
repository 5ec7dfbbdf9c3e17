import base from "./base.css?inline";
import panel from "./panel.css?inline";
import tokens from "./tokens.css?inline";

/** The styles of the panel, to be adopted: the only way that a policy of `style-src 'none'` leaves open. */
export const styles = tokens + base + panel;
