import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { version } from '../server-facts/version.js';
import { problemSchema } from './problem.js';
import { sessionCookie } from '../accounts/credentials.js';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** The OpenAPI 3.1 document of the REST API, made from the zod schemas of the routes. */
export function openApiDocument(app: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Portier')
    .setDescription(
      'Control plane for live streaming. Errors are problem documents (RFC 9457). Lists are paged: send `nextCursor` back as `cursor`.',
    )
    .setVersion(version)
    .addCookieAuth(sessionCookie)
    .addBasicAuth()
    .addBearerAuth()
    .build();
  const document = SwaggerModule.createDocument(app, options, {
    standardSchemaConverter: toOpenApi,
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  return withProblems(document);
}

/** Every operation may answer a problem document instead. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  const { components } = toOpenApi(problemSchema, { schemaType: 'output' }) ?? {};
  const schema = { $ref: '#/components/schemas/Problem' };
  Object.assign(document.components?.schemas ?? {}, components);
  const answer = { description: 'Problem (RFC 9457)', content: { 'application/problem+json': { schema } } };
  for (const path of Object.values(document.paths)) {
    for (const operation of Object.values(path as Record<string, { responses?: Record<string, unknown> }>)) {
      if (operation.responses !== undefined) operation.responses['default'] = answer;
    }
  }
  return document;
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
