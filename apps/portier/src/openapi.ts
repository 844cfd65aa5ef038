import { createLogger } from '@app/kit';
import { writeFileSync } from 'node:fs';
import { createBareApp } from './app.js';
import { portierConfig } from './config.js';
import { openApiDocument } from './http/openapi.plugin.js';

/** `node openapi.js <file>`: writes the OpenAPI document. Connects to nothing; run by tools/generate.mjs. */
const [, , file] = process.argv;
if (file === undefined) throw new Error('usage: node openapi.js <file>');
const config = portierConfig.parse({
  DATABASE_URL: 'postgres://none.invalid/none',
  PORTIER_REDIS_URL: 'redis://none.invalid',
  PORTIER_CLUSTER_SECRET: 'only for the shape of the interface',
});
const app = await createBareApp(config, createLogger('portier-openapi', 'warn'), { preview: true });
writeFileSync(file, `${JSON.stringify(openApiDocument(app), null, 2)}\n`);
await app.close();
