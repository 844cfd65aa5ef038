// QUIRK(jest): on Node < 24.9 Jest cannot require() an ES module, and CommonJS packages (@fastify/static,
// light-my-request) do that. Only such files are compiled, only when required. May go with Node 24.9.
const { transformSync } = require('@swc/core');

const looksLikeEsm = /^\s*(import\s*[\w{*'"]|export\s*[\w{*])/m;

module.exports = {
  canInstrument: false,
  process(source, filename, options) {
    if (options.supportsStaticESM || !looksLikeEsm.test(source)) return { code: source };
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
