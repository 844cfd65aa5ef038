import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './command.mjs';

const methods = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Sse']);

/**
 * What each operation of the REST API does, from the docstrings of the controllers: the text beside the code is the text of the
 * reference. By operation id, as http/openapi.plugin.ts makes it. Those with an `@ApiOperation` speak for themselves; those with
 * neither fail the lint of the document.
 * @param {string} folder
 * @returns {Promise<Record<string, { summary: string, description: string }>>}
 */
export async function operationTexts(folder = join(root, 'apps/portier/src')) {
  const files = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.controller.ts')).sort();
  const texts = {};
  for (const file of files) {
    const source = ts.createSourceFile(file, await readFile(join(folder, file), 'utf8'), ts.ScriptTarget.Latest, true);
    source.forEachChild((node) => {
      if (ts.isClassDeclaration(node)) Object.assign(texts, textsOfClass(node));
    });
  }
  return texts;
}

function textsOfClass(node) {
  const name = node.name.text.replace(/Controller$/, '');
  const routes = node.members.filter((member) => ts.isMethodDeclaration(member) && isRoute(member));
  const texts = routes.map((route) => [`${name}.${route.name.text}`, textOf(route)]);
  return Object.fromEntries(texts.filter(([, { summary }]) => summary !== ''));
}

function isRoute(member) {
  const names = (ts.getDecorators(member) ?? []).map(({ expression }) => expression.expression?.getText());
  return names.some((name) => methods.has(name)) && !names.includes('ApiOperation');
}

/** The first sentence is the summary; what is for programmers of portier (tags) is left out. */
function textOf(member) {
  const [comment] = ts.getJSDocCommentsAndTags(member);
  const description = (ts.getTextOfJSDocComment(comment?.comment) ?? '').replace(/\s+/g, ' ').trim();
  const [first = ''] = description.split(/(?<=[.:;])\s/);
  return { summary: first.replace(/[.:;]$/, ''), description };
}
