import base from "./base.css?inline";
import conversation from "./conversation.css?inline";
import frame from "./frame.css?inline";
import preferences from "./preferences.css?inline";
import tokens from "./tokens.css?inline";

/** The styles of the panel, to be adopted: the only way that a policy of `style-src 'none'` leaves open. */
export const styles = tokens + base + frame + conversation + preferences;
