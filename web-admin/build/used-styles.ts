import postcss from 'postcss';
import type { Plugin } from 'vite';

/** Mantine's style sheet is of all its components: rules for classes that no code names are left out. */
export function usedStyles(): Plugin {
  const mantineClass = /\.(m_[0-9a-f]+)/g;
  return {
    name: 'used-styles',
    apply: 'build',
    enforce: 'post',
    generateBundle: (_options, bundle) => {
      const files = Object.values(bundle);
      const code = files.map((file) => (file.type === 'chunk' ? file.code : '')).join('\n');
      const isUsed = (selector: string) =>
        [...selector.matchAll(mantineClass)].every(([, name = '']) => code.includes(name));
      for (const file of files) {
        if (file.type !== 'asset' || !file.fileName.endsWith('.css')) continue;
        const sheet = postcss.parse(file.source.toString());
        sheet.walkRules((rule) => {
          rule.selectors = rule.selectors.filter(isUsed);
          if (rule.selectors.length === 0 || rule.selector === '') rule.remove();
        });
        file.source = sheet.toString();
      }
    },
  };
}
