/** Put in by the build: the files beside this one that are imported later, and their SRI digests. */
declare const __WIDGET_CHUNKS__: readonly (readonly [name: string, integrity: string])[];
