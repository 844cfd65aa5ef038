/** Of this release; package.json holds the same (tools/generate.mjs --check compares them). */
export const version = '0.1.0';
