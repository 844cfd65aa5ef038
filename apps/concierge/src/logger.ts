/** Injection token of the program's structured log (`Logger` of @app/kit). */
export const LOGGER = Symbol('LOGGER');
