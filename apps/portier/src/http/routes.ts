/** A route as the framework knows it: `/api/v1/streams/:id`. */
export interface Route {
  methods: readonly string[];
  url: string;
}

/** Methods that some route takes at this path, each once, sorted; none where there is no such path. */
export function allowedMethods(routes: readonly Route[], path: string): string[] {
  const found = routes.filter(({ url }) => patternOf(url).test(path)).flatMap(({ methods }) => methods);
  return [...new Set(found)].sort();
}

function patternOf(url: string): RegExp {
  const steps = url.split('/').map((step) => {
    if (step === '*' || step.startsWith('{*')) return '.*';
    return step.startsWith(':') ? '[^/]+' : step.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${steps.join('/')}/?$`);
}
