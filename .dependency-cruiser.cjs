/** The layers of the house; who may import whom is told in each floor's README. */
const floor = (name, forbidden, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: `^${name.split(' ')[0]}/` },
  to: { path: forbidden },
});

module.exports = {
  forbidden: [
    {
      name: 'no circles',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    floor('shared stands alone', '^(server|client|test)/', 'rules without I/O'),
    floor('server never sees the client', '^(client|test)/', 'the client is reached over the wire'),
    floor('client never sees the server', '^(server|test)/', 'the server is reached over the wire'),
    {
      name: 'only the roots know a back end',
      severity: 'error',
      comment: 'main.ts and the command line join implementations to ports',
      from: {
        path: '^server/',
        pathNot: '^server/(main|command/command-line|storage/embedded/.+)\\.ts$',
      },
      to: { path: '^server/storage/embedded/' },
    },
    {
      name: 'rooms only touch sockets',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/room/' },
      to: { path: 'node_modules/(ws|y-protocols)/' },
    },
    {
      name: 'shared member stands first',
      severity: 'error',
      from: { path: '^shared/member/' },
      to: { path: '^shared/(forum|session|notice)/' },
    },
    {
      name: 'shared refusal needs nobody',
      severity: 'error',
      from: { path: '^shared/refusal/' },
      to: { path: '^shared/(?!refusal)' },
    },
    {
      name: 'ui knows no domain word',
      severity: 'error',
      from: { path: '^client/ui/' },
      to: { path: '^(client/(?!ui|locale)|shared/(?!locale|member/colour))' },
    },
    {
      name: 'only app imports every concept',
      severity: 'error',
      from: { path: '^client/(editor|connection|ui|locale|http)/' },
      to: { path: '^client/(app|forum|member|paper|sign-in|home|settings|outbox)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
