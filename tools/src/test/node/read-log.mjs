// Reads every message of an MCAP log with the official reader and decodes it by its channel's schema. Prints one JSON object.
import { readFile } from "node:fs/promises";
import { McapIndexedReader, McapStreamReader } from "@mcap/core";
import { loadDecompressHandlers } from "@mcap/support";
import { parse } from "@foxglove/rosmsg";
import { MessageReader } from "@foxglove/rosmsg2-serialization";

const bytes = new Uint8Array(await readFile(process.argv[2]));
const decompressHandlers = await loadDecompressHandlers();
const reader = await McapIndexedReader.Initialize({
  readable: {
    size: async () => BigInt(bytes.byteLength),
    read: async (offset, size) => bytes.subarray(Number(offset), Number(offset + size)),
  },
  decompressHandlers,
});

const text = new TextDecoder();
const decoders = new Map();
for (const channel of reader.channelsById.values()) {
  const schema = reader.schemasById.get(channel.schemaId);
  if (channel.messageEncoding === "json") {
    decoders.set(channel.id, (data) => JSON.parse(text.decode(data)));
  } else {
    const definition = parse(text.decode(schema.data), { ros2: schema.encoding === "ros2msg" });
    const decoder = new MessageReader(definition);
    decoders.set(channel.id, (data) => decoder.readMessage(data));
  }
}

const topics = {};
let messages = 0;
for await (const message of reader.readMessages()) {
  const channel = reader.channelsById.get(message.channelId);
  const decoded = decoders.get(message.channelId)(message.data);
  const topic = (topics[channel.topic] ??= { count: 0, first: decoded });
  topic.count++;
  topic.last = decoded;
  messages++;
}

// a second time front to back, with every checksum looked at
const stream = new McapStreamReader({ validateCrcs: true, decompressHandlers });
stream.append(bytes);
let streamed = 0;
for (let record = stream.nextRecord(); record; record = stream.nextRecord()) {
  if (record.type === "Message") streamed++;
}

const plain = (key, value) =>
  typeof value === "bigint" ? Number(value) : ArrayBuffer.isView(value) ? Array.from(value) : value;
const summary = {
  messages,
  streamed,
  whole: stream.done(),
  statistics: Number(reader.statistics.messageCount),
  attachments: reader.attachmentIndexes.map((index) => index.name),
  topics,
};
console.log(JSON.stringify(summary, plain));
