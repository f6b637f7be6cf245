// An autopilot on an independent MAVLink implementation: says over UDP what ArduPlane or PX4 says, and does what it is asked, or refuses.
// node autopilot.cjs arduplane|px4 accepts|refuses; prints its port, and at the end the commands it took; needs node-mavlink in NODE_PATH.
const dgram = require('dgram')
const { PassThrough } = require('stream')
const {
  MavLinkPacketSplitter, MavLinkPacketParser, MavLinkProtocolV2, minimal, common, standard,
} = require('node-mavlink')

const REGISTRY = { ...minimal.REGISTRY, ...standard.REGISTRY, ...common.REGISTRY }
const [kind, manner] = process.argv.slice(2)
const px4 = kind === 'px4'
// PX4: main mode in bits 16 to 23, sub-mode above; STABILIZED is 7. ArduPlane: FBWA is 5
let mode = px4 ? 7 << 16 : 5
let armed = false
let peer = null
let seq = 0
let wrong = 0
const commands = []

const socket = dgram.createSocket('udp4')
const input = new PassThrough()
const packets = input.pipe(new MavLinkPacketSplitter()).pipe(new MavLinkPacketParser())

packets.on('data', packet => {
  const type = REGISTRY[packet.header.msgid]
  if (!type) { wrong++; return }
  const message = packet.protocol.data(packet.payload, type)
  if (type.MSG_NAME === 'COMMAND_LONG') take(message)
})
socket.on('message', (bytes, from) => { peer = from; input.write(bytes) })
socket.bind(0, '127.0.0.1', () => console.log(socket.address().port))

function send(message) {
  if (!peer) return
  const bytes = new MavLinkProtocolV2(1, 1).serialize(message, seq++ & 255)
  socket.send(bytes, peer.port, peer.address)
}

function take(message) {
  const { command, _param1: first, _param2: second, _param3: third } = message
  commands.push(command)
  let good = manner === 'accepts' || command === 511
  if (command === 400 && good) armed = first === 1
  if (command === 176) {
    const wanted = px4 ? second << 16 | third << 24 : second
    // PX4 takes no flying mode before it is armed
    good &&= armed || !px4 || second === 7
    if (good) mode = wanted
  }
  const ack = new common.CommandAck()
  Object.assign(ack, { command, result: good ? 0 : 2, progress: 0, resultParam2: 0, targetSystem: 1, targetComponent: 191 })
  send(ack)
}

setInterval(() => {
  const beat = new minimal.Heartbeat()
  Object.assign(beat, {
    type: 1, autopilot: px4 ? 12 : 3, baseMode: 1 | (armed ? 128 : 0), customMode: mode >>> 0, systemStatus: 3, mavlinkVersion: 3,
  })
  send(beat)
}, 200)

setInterval(() => {
  const attitude = new common.AttitudeQuaternion()
  Object.assign(attitude, {
    timeBootMs: 0, q1: Math.SQRT1_2, q2: 0, q3: 0, q4: Math.SQRT1_2, rollspeed: 0, pitchspeed: 0, yawspeed: 0, reprOffsetQ: [0, 0, 0, 0],
  })
  send(attitude)
  const outputs = new common.ServoOutputRaw()
  for (let i = 1; i <= 16; i++) outputs[`servo${i}Raw`] = i <= 4 ? 1500 : 0
  Object.assign(outputs, { timeUsec: 0, port: 0 })
  send(outputs)
}, 20)

process.stdin.on('end', () => { console.log(JSON.stringify({ commands, armed, mode, wrong })); process.exit(0) })
process.stdin.resume()
