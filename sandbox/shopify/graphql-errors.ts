import { GraphQLError } from "graphql";

/** Missing scope: facts/shopify-platform.md section 1. */
export class AccessDenied extends GraphQLError {
  constructor(field: string, scope: string) {
    const requiredAccess = `\`${scope}\` access scope.`;
    super(`Access denied for ${field} field. Required access: ${requiredAccess}`, {
      extensions: {
        code: "ACCESS_DENIED",
        documentation: "https://shopify.dev/api/usage/access-scopes",
        requiredAccess,
      },
    });
  }
}

export class BadRequest extends GraphQLError {
  constructor(message: string) {
    super(message, { extensions: { code: "BAD_REQUEST" } });
  }
}

export interface UserError {
  field: string[] | null;
  message: string;
  code?: string;
}

export interface FormattedError {
  message: string;
  locations?: readonly { line: number; column: number }[];
  path?: readonly (string | number)[];
  extensions?: Record<string, unknown>;
}

/** graphql-js's words for a refused query, in the words and with the codes of Shopify's (graphql-ruby) server. */
export function asShopifyError(error: GraphQLError): FormattedError {
  const { message, locations, path, extensions } = error.toJSON();
  const rule = RULES.find(({ pattern }) => pattern.test(message));
  const [, ...names] = rule?.pattern.exec(message) ?? [];
  const shopifyMessage = rule ? rule.message(...names) : message;
  const code = rule?.code ?? extensions?.code;
  const known = { ...extensions, ...(code !== undefined && { code }), ...rule?.details(...names) };
  return {
    message: shopifyMessage,
    ...(locations && { locations }),
    ...(path && { path }),
    ...(Object.keys(known).length > 0 && { extensions: known }),
  };
}

interface ErrorRule {
  pattern: RegExp;
  code: string;
  message(...names: string[]): string;
  details(...names: string[]): Record<string, string>;
}

const RULES: ErrorRule[] = [
  {
    pattern: /^Cannot query field "(.+?)" on type "(.+?)"/,
    code: "undefinedField",
    message: (fieldName, typeName) => `Field '${fieldName}' doesn't exist on type '${typeName}'`,
    details: (fieldName = "", typeName = "") => ({ typeName, fieldName }),
  },
  {
    pattern: /^Unknown argument "(.+?)" on field "(.+?)\.(.+?)"/,
    code: "argumentNotAccepted",
    message: (argument, _type, field) => `Field '${field}' doesn't accept argument '${argument}'`,
    details: (argumentName = "", _type, name = "") => ({ name, typeName: "Field", argumentName }),
  },
  {
    pattern: /^Field "(.+?)" argument "(.+?)" of type "(.+?)" is required/,
    code: "missingRequiredArguments",
    message: (field, argument) => `Field '${field}' is missing required arguments: ${argument}`,
    details: (name = "", argument = "") => ({ className: "Field", name, arguments: argument }),
  },
  {
    pattern: /^Field "(.+?)" of type "(.+?)" must have a selection of subfields/,
    code: "selectionMismatch",
    message: (field, type) =>
      `Field must have selections (field '${field}' returns ${type} but has no selections. Did you mean '${field} { ... }'?)`,
    details: (field = "", typeName = "") => ({ nodeName: `field '${field}'`, typeName }),
  },
  {
    pattern: /^Variable "\$(.+?)" (?:of required type|got invalid value)/,
    code: "INVALID_VARIABLE",
    message: (name) => `Variable $${name} was provided invalid value`,
    details: () => ({}),
  },
];
