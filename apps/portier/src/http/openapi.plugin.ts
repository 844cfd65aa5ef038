import { PortierError, toProblem, type ErrorCode } from '@app/contract';
import type { INestApplication } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { ACCESS, type Access } from '../accounts/access.js';
import { sessionCookie } from '../accounts/credentials.js';
import { version } from '../server-facts/version.js';
import { operationExamples } from './generated/examples.js';
import { operationTexts } from './generated/operation-texts.js';
import { described, securitySchemes, sharedErrors, type Operation } from './operations.js';
import { problemSchema } from './problem.js';
import { tagTexts } from './tags.js';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The OpenAPI 3.1 document of the REST API, made from the zod schemas of the routes and the docstrings of the controllers. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const { cookie, basic, token, program } = securitySchemes;
  const options = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Portier')
    .setDescription(introduction)
    .setVersion(version)
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer('/', 'The portier that serves this document')
    .addCookieAuth(sessionCookie, { type: 'apiKey', description: 'Browsers: `POST /session` sets it.' }, cookie)
    .addBasicAuth({ type: 'http', scheme: 'basic', description: 'Name and password of an account.' }, basic)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'API token of a person: `POST /tokens`.' }, token)
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'Token of a program, with scopes.' }, program)
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'Token of an agent, or secret of an invitation.' },
      'bearer',
    )
    .build();
  const document = SwaggerModule.createDocument(app, options, {
    standardSchemaConverter: toOpenApi,
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  return whole(document, accessByOperation(app));
}

const introduction = [
  'Control plane for live streaming. Errors are problem documents (RFC 9457) with a stable `code`.',
  'Lists are paged: send `nextCursor` back as `cursor`, with the same filters and `sort`.',
  'Things with a `version` have it as `ETag`: send it back as `If-Match`, and a change of an older version answers 412.',
  'What a caller may not see does not exist for it: 404.',
].join('\n\n');

/** Who may call what, from the decorators of the routes; a route without one is for administrators. */
function accessByOperation(app: INestApplication): Map<string, Access> {
  const found = new Map<string, Access>();
  for (const { controllers } of app.get(ModulesContainer).values()) {
    for (const { metatype } of controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const prototype = metatype.prototype as Record<string, unknown>;
      for (const method of new MetadataScanner().getAllMethodNames(prototype)) {
        const ofMethod = Reflect.getMetadata(ACCESS, prototype[method] as object) as Access | undefined;
        const access = ofMethod ?? (Reflect.getMetadata(ACCESS, metatype) as Access | undefined);
        found.set(`${metatype.name.replace(/Controller$/, '')}.${method}`, access ?? { kind: 'administrator' });
      }
    }
  }
  return found;
}

/** With words, errors, credentials and examples for each operation. */
function whole(document: OpenAPIObject, accessOf: ReadonlyMap<string, Access>): OpenAPIObject {
  const { components } = toOpenApi(problemSchema, { schemaType: 'output' }) ?? {};
  Object.assign((document.components ??= {}).schemas ?? {}, components);
  document.components.responses = Object.fromEntries(
    Object.entries(sharedErrors).map(([code, description]) => [code, problemAnswer(code as ErrorCode, description)]),
  );
  const tags = new Set<string>();
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(operations as Record<string, Operation & { tags?: string[] }>)) {
      if (typeof operation?.operationId !== 'string') continue;
      const access = accessOf.get(operation.operationId) ?? { kind: 'administrator' };
      const words = { texts: operationTexts, examples: operationExamples };
      (operations as Record<string, unknown>)[method] = described(operation, { method, path, access }, words);
      for (const tag of operation.tags ?? []) tags.add(tag);
    }
  }
  document.tags = [...tags].sort().map((name) => ({ name, description: tagTexts[name] ?? `${name}.` }));
  return document;
}

function problemAnswer(code: ErrorCode, description: string) {
  const example = toProblem(new PortierError(code, description));
  const schema = { $ref: '#/components/schemas/Problem' };
  return { description, content: { 'application/problem+json': { schema, example } } };
}

/** Served at `/api/openapi.json`, with pages at `/api/docs` that load nothing from elsewhere. */
export function registerOpenApi(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Portier API',
  });
}

/** JSON Schema 2020-12 (OpenAPI 3.1) of a zod schema; those with an id become components. */
function toOpenApi(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const {
    $schema: _,
    $defs = {},
    ...own
  } = z.toJSONSchema(schema, {
    io: schemaType,
    target: 'draft-2020-12',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
      if (schemaType === 'output') relax(jsonSchema);
    },
  });
  const components = Object.fromEntries(
    Object.entries($defs).map(([name, definition]) => [name, withoutId(definition)]),
  );
  return { schema: own, components };
}

/** What we answer is not an input to check: bounds and patterns say nothing, and later versions may add fields. */
function relax(schema: JsonSchema): void {
  for (const key of ['pattern', 'minimum', 'maximum', 'maxLength', 'additionalProperties'] as const) {
    if (typeof schema[key] !== 'object') delete schema[key];
  }
}

function withoutId<Schema extends object>(schema: Schema): Omit<Schema, 'id'> {
  const { id: _, ...rest } = schema as Schema & { id?: unknown };
  return rest;
}
