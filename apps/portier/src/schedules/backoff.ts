/** Of the kit, without the rest of it: what decides is loaded and tested without a framework. */
export { backoff, type Backoff } from '../../../../libs/kit/src/backoff.js';
