// QUIRK(jest): on Node < 24.9 Jest cannot require() an ES module, and CommonJS packages do that. Only the packages named in
// jest.config.mjs come here, and are compiled only when required. May go with Node 24.9.
const { transformSync } = require('@swc/core');

module.exports = {
  canInstrument: false,
  process(source, filename, options) {
    if (options.supportsStaticESM) return { code: source };
    return {
      code: transformSync(source, {
        filename,
        swcrc: false,
        configFile: false,
        module: { type: 'commonjs' },
        jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } },
      }).code,
    };
  },
};
