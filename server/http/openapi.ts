import * as z from 'zod';
import type { AnyEndpoint } from '#shared/contract/endpoint.ts';
import { Problem } from '#shared/contract/problem.ts';
import type { RefusalCode } from '#shared/refusal/refusal.ts';
import { STATUS } from '#server/http/problem.ts';

type Json = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json =>
  z.toJSONSchema(schema, { target: 'openapi-3.0', io, unrepresentable: 'any' });

const PROBLEM = {
  'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
};

/** Refusals that every address can give, besides its own. */
const ALWAYS: readonly RefusalCode[] = ['invalid-input', 'too-many-requests', 'unexpected'];

const BYTES = {
  'application/octet-stream': { schema: { type: 'string', format: 'binary' } },
};

function responses({ answer, refusals, open, bytes }: AnyEndpoint): Json {
  const codes = [...ALWAYS, ...refusals, ...(open ? [] : (['not-signed-in'] as const))];
  const statuses = [...new Set(codes.map((code) => STATUS[code]))];
  const problems = statuses.map((status) => {
    const told = new Set(codes.filter((code) => STATUS[code] === status));
    return [String(status), { description: [...told].join(', '), content: PROBLEM }];
  });
  const ok = {
    description: 'Done.',
    content:
      bytes === 'answer' ? BYTES : { 'application/json': { schema: schemaOf(answer, 'output') } },
  };
  return { '200': ok, ...Object.fromEntries(problems) };
}

function operation(endpoint: AnyEndpoint): Json {
  const params = schemaOf(endpoint.params, 'input') as { properties?: Record<string, Json> };
  const parameters = Object.entries(params.properties ?? {}).map(([name, schema]) => {
    return { name, in: 'path', required: true, schema };
  });
  for (const name of endpoint.query ?? [])
    parameters.push({ name, in: 'query', required: false, schema: { type: 'string' } });
  const body = {
    required: true,
    content:
      endpoint.bytes === 'body'
        ? BYTES
        : { 'application/json': { schema: schemaOf(endpoint.body, 'input') } },
  };
  const hasBody = endpoint.method === 'POST' || endpoint.method === 'PATCH';
  return {
    summary: endpoint.summary,
    ...(parameters.length > 0 && { parameters }),
    ...(hasBody && { requestBody: body }),
    responses: responses(endpoint),
    ...(endpoint.open && { security: [] }),
  };
}

/** The whole HTTP API as an OpenAPI 3.0 document, made from the same contracts that server and client run on. */
export function openApi(endpoints: readonly AnyEndpoint[], publicUrl: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = {
      ...paths[endpoint.path],
      [endpoint.method.toLowerCase()]: operation(endpoint),
    };
  }
  return {
    openapi: '3.0.3',
    info: {
      title: 'Nayar',
      version: '1',
      description: 'A workspace in which a forum writes joint policy papers.',
    },
    servers: [{ url: publicUrl }],
    security: [{ session: [] }],
    paths,
    components: {
      schemas: { Problem: schemaOf(Problem, 'output') },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: publicUrl.startsWith('https:') ? '__Host-nayar' : 'nayar',
        },
      },
    },
  };
}
