export { RepeatingLoop } from '@app/kit';
