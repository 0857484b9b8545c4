// SPDX-FileCopyrightText: 2026 Cap NR contributors
// SPDX-License-Identifier: EUPL-1.2
// A real identity provider (npm oidc-provider) on this machine, with the rules of ProConnect: PKCE, a secret in the form, signed userinfo. Before it stands a proxy,
// which changes an answer when a test asks: a provider does not misbehave by itself.
import { createServer, request as ask } from 'node:http';
import { generateKeyPairSync, createPrivateKey, sign } from 'node:crypto';
import Provider from 'oidc-provider';

export const secret = 'a secret & more';

function newKey(kid) {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kid, alg: 'RS256', use: 'sig' };
}

const base64url = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
export const claimsOf = (jws) => JSON.parse(Buffer.from(jws.split('.')[1], 'base64url'));

/** A JWS that a key of the provider has signed. */
export function signed(claims, key) {
  const text = `${base64url({ alg: 'RS256', kid: key.kid })}.${base64url(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), createPrivateKey({ key, format: 'jwk' })).toString('base64url')}`;
}
/** The same claims under no signature. */
export const unsigned = (claims) => `${base64url({ alg: 'none' })}.${base64url(claims)}.eA`;

const listening = (server) => new Promise((resolve) => { server.listen(0, '127.0.0.1', () => resolve(server.address().port)); });

/** For the site at that address; { issuer, asked, hooks, ttl, key, rotate, stop }: hooks.token and hooks.userinfo take an answer and give another. */
export async function startProvider(site) {
  const running = { hooks: {}, ttl: { code: 60 }, asked: [], key: newKey('one') };
  let answer;
  const provider = createServer((request, response) => answer(request, response));
  const providerPort = await listening(provider);

  const proxy = createServer((request, response) => {
    const path = new URL(request.url, 'http://x').pathname;
    running.asked.push(`${request.method} ${path}`);
    const hook = { '/token': running.hooks.token, '/me': running.hooks.userinfo }[path];
    const passed = ask({ port: providerPort, host: '127.0.0.1', method: request.method, path: request.url, headers: request.headers }, (told) => {
      const pieces = [];
      told.on('data', (piece) => pieces.push(piece));
      told.on('end', () => {
        let body = Buffer.concat(pieces);
        if (hook) body = Buffer.from(hook(body.toString()));
        const { 'transfer-encoding': _, ...headers } = told.headers;
        response.writeHead(told.statusCode, { ...headers, 'content-length': body.length });
        response.end(body);
      });
    });
    request.pipe(passed);
  });
  running.issuer = `http://127.0.0.1:${await listening(proxy)}`;

  const speak = () => {
    const spoken = new Provider(running.issuer, {
      clients: [{
        client_id: 'cap-nr', client_secret: secret, token_endpoint_auth_method: 'client_secret_post',
        redirect_uris: [`${site}/connexion/openid/retour`], post_logout_redirect_uris: [`${site}/`],
        response_types: ['code'], grant_types: ['authorization_code'],
        id_token_signed_response_alg: 'RS256', userinfo_signed_response_alg: 'RS256',
      }],
      pkce: { methods: ['S256'], required: () => true },
      features: { devInteractions: { enabled: true }, jwtUserinfo: { enabled: true }, rpInitiatedLogout: { enabled: true } },
      scopes: ['openid', 'email', 'given_name', 'usual_name'],
      claims: { openid: ['sub'], email: ['email'], given_name: ['given_name'], usual_name: ['usual_name'] },
      findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id, email: `${id}@ville.fr`, given_name: id, usual_name: 'Martin' }) }),
      ttl: { AuthorizationCode: () => running.ttl.code, AccessToken: 300, IdToken: 300, Interaction: 300, Session: 3600, Grant: 3600 },
      jwks: { keys: [running.key] },
      cookies: { keys: ['a key of the cookies of a test'] },
    });
    answer = spoken.callback();
  };
  speak();

  /** Signs with another key from now on; the one of before is retired. */
  running.rotate = (kid) => {
    running.key = newKey(kid);
    speak();
  };
  running.stop = () => Promise.all([proxy, provider].map((server) => new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  })));
  return running;
}
