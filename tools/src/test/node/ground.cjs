// A ground station on an independent MAVLink implementation: hears telemetry on a UDP port, commands, and says as one JSON line what it saw.
// node ground.cjs PORT [KEY_HEX]; needs node-mavlink in NODE_PATH.
const dgram = require('dgram')
const { PassThrough } = require('stream')
const {
  MavLinkPacketSplitter, MavLinkPacketParser, MavLinkProtocolV2, MavLinkPacketSignature,
  minimal, common, standard,
} = require('node-mavlink')

const REGISTRY = { ...minimal.REGISTRY, ...standard.REGISTRY, ...common.REGISTRY }
const key = process.argv[3] ? Buffer.from(process.argv[3], 'hex') : null
const seen = {}
const acks = []
const texts = []
const params = {}
let signed = 0
let wrong = 0
let vehicle = null
let last = {}
let seq = 0

const socket = dgram.createSocket('udp4')
const input = new PassThrough()
const packets = input.pipe(new MavLinkPacketSplitter()).pipe(new MavLinkPacketParser())

packets.on('data', packet => {
  const type = REGISTRY[packet.header.msgid]
  if (!type) return
  if (key) (packet.signature && packet.signature.matches(key)) ? signed++ : wrong++
  const message = packet.protocol.data(packet.payload, type)
  seen[type.MSG_NAME] = (seen[type.MSG_NAME] || 0) + 1
  last[type.MSG_NAME] = message
  if (type.MSG_NAME === 'COMMAND_ACK') acks.push([message.command, message.result])
  if (type.MSG_NAME === 'STATUSTEXT') texts.push(message.text)
  if (type.MSG_NAME === 'PARAM_VALUE') params[message.paramId] = message.paramValue
})
socket.on('message', (bytes, from) => { vehicle = from; input.write(bytes) })
socket.bind(Number(process.argv[2]), '127.0.0.1', () => console.error('ready'))

function send(message, plain) {
  const protocol = new MavLinkProtocolV2(255, 190, key && !plain ? MavLinkProtocolV2.IFLAG_SIGNED : 0)
  let bytes = protocol.serialize(message, seq++ & 255)
  if (key && !plain) bytes = protocol.sign(bytes, 7, key)
  socket.send(bytes, vehicle.port, vehicle.address)
}

function command(id, first, second, plain) {
  const message = new common.CommandLong()
  Object.assign(message, {
    targetSystem: 1, targetComponent: 1, command: id, confirmation: 0,
    _param1: first, _param2: second || 0, _param3: 0, _param4: 0, _param5: 0, _param6: 0, _param7: 0,
  })
  send(message, plain)
}

function set(name, value) {
  const message = new common.ParamSet()
  Object.assign(message, { targetSystem: 1, targetComponent: 1, paramId: name, paramValue: value, paramType: 9 })
  send(message)
}

const wait = ms => new Promise(done => setTimeout(done, ms))

async function until(what, ms) {
  for (let t = 0; t < ms && !what(); t += 10) await wait(10)
}

async function main() {
  await until(() => seen.HEARTBEAT, 15000)
  if (!vehicle) throw new Error('nothing heard')
  const step = async (...args) => { const n = acks.length; command(...args); await until(() => acks.length > n, 1500) }
  if (key) { command(400, 1, 0, true); await wait(200) }
  const list = new common.ParamRequestList()
  Object.assign(list, { targetSystem: 1, targetComponent: 1 })
  send(list)
  await until(() => last.PARAM_VALUE && Object.keys(params).length === last.PARAM_VALUE.paramCount, 6000)
  const count = Object.keys(params).length
  const before = params.FL_CR_BANK
  const yaw = last.ATTITUDE.yaw
  set('FL_CR_BANK', 0.5)
  await until(() => params.FL_CR_BANK !== before, 1500)
  const after = params.FL_CR_BANK
  set('FL_CR_BANK', 9)
  await wait(200)
  // the settings are new, and the estimator with them: it looks at the robot for a moment
  for (let i = 0; i < 20; i++) {
    await wait(300)
    await step(400, 1)
    if (acks[acks.length - 1][1] === 0) break
  }
  await until(() => last.HEARTBEAT.customMode === 1, 3000)
  await step(300, 0)
  await step(4242, 0)
  set('FL_CR_BANK', 0.4)
  await until(() => last.HEARTBEAT.customMode === 2, 4000)
  await step(400, 0, 21196, true)
  await until(() => last.HEARTBEAT.customMode === 0, 2500)
  await wait(300)
  console.log(JSON.stringify({
    seen, acks, texts, params: count, before, after, end: params.FL_CR_BANK, signed, wrong,
    mode: last.HEARTBEAT.customMode, yaw, battery: last.BATTERY_STATUS.voltages[0],
  }))
  process.exit(0)
}
main().catch(e => { console.error(String(e)); process.exit(1) })
