/**
 * electron-builder’s hook of that name. By answering “no” we keep the one module that is needed at run time to ourselves
 * (`files` in electron-builder.yml): nothing is installed, compiled or collected from node_modules.
 */
export function beforeBuild() {
  return false;
}
