import { generateOpenApiDocument, type OpenApiRouter } from 'trpc-to-openapi';
import { type Operation, operationsOf } from './operations.ts';

type Schemas = NonNullable<NonNullable<ReturnType<typeof generateOpenApiDocument>['components']>['schemas']>;

const problemSchema: Schemas[string] = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    detail: { type: 'string' },
    findings: { type: 'array', items: { type: 'object' } },
  },
};

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

type Described = {
  security?: unknown;
  responses: Record<string, { description?: string }>;
};

/**
 * The OpenAPI 3.1 document of every procedure with an address, errors as `application/problem+json`; only what needs a
 * token asks for one.
 * @param baseUrl origin of the service
 */
export function openApiDocument(appRouter: OpenApiRouter, baseUrl: string) {
  const document = generateOpenApiDocument(appRouter, {
    title: 'Stable Homes tracker',
    description:
      'What was promised, what has been delivered and what is changing for children. An independent prototype. Public addresses need no token; figures follow the Open Government Licence v3.0.',
    version: '1',
    openApiVersion: '3.1.0',
    baseUrl: `${baseUrl}/api/v1`,
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
  });
  const paths = document.paths as Record<string, Record<string, Described>>;
  for (const operation of operationsOf(appRouter._def.procedures)) {
    const described = paths[operation.path]?.[operation.method.toLowerCase()];
    if (described) addAnswers(described, operation);
  }
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema },
  };
  return document;
}

function addAnswers(described: Described, operation: Operation) {
  described.security = operation.isPublic ? [] : [{ token: [] }];
  const answers = Object.entries(described.responses).filter(([status]) => status < '400');
  described.responses = Object.fromEntries(answers);
  if (operation.path === '/returns' && described.responses['200']) {
    const created = described.responses['200'];
    described.responses['201'] = { ...created, description: 'Taken in as a new version' };
    described.responses['200'] = { ...created, description: 'Nothing changed: the same as the latest version' };
    described.responses['422'] = problemAnswer('Not accepted: `findings` lists every error at once');
  }
  described.responses['400'] = problemAnswer('The request is not understood');
  if (!operation.isPublic) {
    described.responses['401'] = problemAnswer('No valid token');
    described.responses['403'] = problemAnswer('The token does not allow this');
  }
  if (operation.path.includes('{')) described.responses['404'] = problemAnswer('There is no such thing');
  described.responses['503'] = problemAnswer('The service is unavailable');
}
