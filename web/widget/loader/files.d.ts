/** A file of the build: its name beside the loader, and its SRI digest. */
type WidgetFile = readonly [name: string, integrity: string];

/** Put in by the build. */
declare const __WIDGET_FILES__: { readonly chat: WidgetFile; readonly frame: WidgetFile };
