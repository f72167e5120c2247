/** Sets a mark that a page can be asked for, and asks for an address that the record of requests would hold. */
const RUN = "window.ran=1;fetch('/ran')";

/** Elements that load or run something as soon as they are drawn. */
const elements = [
  `<script>${RUN}</script>`,
  `<script src=/ran></script>`,
  `<ScRiPt>${RUN}</sCrIpT>`,
  `<scr<script>ipt>${RUN}</script>`,
  `<script type=module>${RUN}</script>`,
  `<img src=x onerror="${RUN}">`,
  `<img src=/ran>`,
  `<img/src=x/onerror=${RUN}>`,
  `<img src="x:x" onerror=eval(atob('d2luZG93LnJhbj0x'))>`,
  `<IMG """><SCRIPT>${RUN}</SCRIPT>">`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><use href="data:image/svg+xml,<svg id=x onload=window.ran=1>#x"/></svg>`,
  `<math><mtext><img src=x onerror=${RUN}></mtext></math>`,
  `<iframe srcdoc="<script>parent.ran=1</script>">`,
  `<iframe src="javascript:parent.ran=1">`,
  `<iframe src=/ran></iframe>`,
  `<object data="javascript:${RUN}"></object>`,
  `<embed src="javascript:${RUN}">`,
  `<video src=x onerror=${RUN}>`,
  `<video><source onerror=${RUN}></video>`,
  `<audio src=/ran autoplay>`,
  `<link rel=stylesheet href=/ran>`,
  `<style>@import '/ran';</style>`,
  `<style>body{background:url(/ran)}</style>`,
  `<meta http-equiv=refresh content="0;url=/ran">`,
  `<base href="https://elsewhere.example/">`,
  `<body onload=${RUN}>`,
  `<details open ontoggle=${RUN}>x</details>`,
  `<input autofocus onfocus=${RUN}>`,
  `<select autofocus onfocus=${RUN}></select>`,
  `<marquee onstart=${RUN}>x</marquee>`,
  `<div style="animation:x" onanimationstart=${RUN}>x</div>`,
  `<a href="javascript:${RUN}" autofocus onfocus=window.ran=1>press</a>`,
  `<form action="/ran"><button autofocus>press</button></form>`,
];

/** Ways out of a place: an attribute, a comment, a script, a template. */
const outbreaks = [
  `"><img src=x onerror=${RUN}>`,
  `'><svg onload=${RUN}>`,
  `" autofocus onfocus="${RUN}" x="`,
  `' onmouseover='${RUN}`,
  `--><script>${RUN}</script><!--`,
  `]]><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `</option></select><img src=x onerror=${RUN}>`,
  `</time><iframe src=/ran>`,
  `';${RUN}//`,
  `\${${RUN}}`,
  `{{constructor.constructor('window.ran=1')()}}`,
  `<%= ${RUN} %>`,
  `javascript:${RUN}`,
  `data:text/html,<script>opener.ran=1</script>`,
];

/** Markup in disguise. */
const disguised = [
  `&lt;img src=x onerror=window.ran=1&gt;`,
  `&#60;script&#62;window.ran=1&#60;/script&#62;`,
  `%3Cscript%3Ewindow.ran=1%3C/script%3E`,
  `\\u003cscript\\u003ewindow.ran=1\\u003c/script\\u003e`,
  `＜script＞window.ran=1＜/script＞`,
  `<img src=x onerror\u00a0=${RUN}>`,
];

/** Sixty things that somebody may say on the phone, or be called. Each would be noticed if it were ever more than words. */
export const markupPayloads: readonly string[] = [...elements, ...outbreaks, ...disguised];
