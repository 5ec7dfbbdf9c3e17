/** The text of a style sheet, as the build puts it in. */
declare module "*.css?inline" {
  const text: string;
  export default text;
}
