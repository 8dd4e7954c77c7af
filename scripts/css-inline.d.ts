// `import css from "./panel.css?inline"` gives the style sheet's text: for a shadow root, which a page's styles do not reach.
declare module "*.css?inline" {
  const text: string;
  export default text;
}
