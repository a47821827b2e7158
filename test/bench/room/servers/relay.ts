/**
 * Baseline "relay": what comes from one goes to everybody else in the room, one write per frame. It knows no documents
 * and stores nothing, so nothing that does the job of a collaboration server frame by frame can cost less.
 */
import { WebSocket, WebSocketServer } from 'ws';
import { announceReady } from '#test/bench/room/servers/ready.ts';

const rooms = new Map<string, Set<WebSocket>>();
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });

server.on('connection', (socket, request) => {
  const name = request.url ?? '/';
  const room = rooms.get(name) ?? new Set();
  rooms.set(name, room.add(socket));
  socket.on('message', (frame: Buffer) => {
    for (const other of room) {
      if (other !== socket && other.readyState === WebSocket.OPEN) other.send(frame);
    }
  });
  socket.on('close', () => room.delete(socket));
  socket.on('error', () => socket.terminate());
});
server.on('listening', () => announceReady(server.address()));
