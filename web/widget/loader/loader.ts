import { load, type Page } from "./load.ts";

const script = document.currentScript;
// The build puts in what there is to load, beside the loader itself.
if (script instanceof HTMLScriptElement) load(script, window as Page, __WIDGET_FILES__);
