import { readAnswer } from './hook.js';

const accepted: [number, string][] = [
  [200, '0'],
  [201, '0'],
  [200, '{"code":0}'],
  [200, ' { "code" : 0 , "data" : {} }\n'],
];

const refused: [number, string][] = [
  [200, '0\n'],
  [200, ' 0'],
  [200, '"0"'],
  [200, '1'],
  [200, 'true'],
  [200, '[0]'],
  [200, 'null'],
  [200, '<html>'],
  [200, ''],
  [200, '{"code":"0"}'],
  [200, '{"code":0.0}'],
  [200, '{"code":0e0}'],
  [200, '{"code":null}'],
  [200, '{"ok":true}'],
  [200, '{"code":1}'],
  ...[202, 204, 302, 400, 401, 403, 404, 500, 503].map((status): [number, string] => [status, '0']),
];

it.each(accepted)('takes %i %j as acceptance', (status, body) => {
  expect(readAnswer(status, body)).toEqual({ accepted: true });
});

it.each(refused)('takes %i %j as refusal', (status, body) => {
  expect(readAnswer(status, body)).toMatchObject({ accepted: false });
});
