// Reads a Parquet file with hyparquet and says as JSON what is in it.
// node read-parquet.mjs FILE
import {asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects} from 'hyparquet';
import {compressors} from 'hyparquet-compressors';

const file = await asyncBufferFromFile(process.argv[2]);
const metadata = await parquetMetadataAsync(file);
const rows = await parquetReadObjects({file, metadata, compressors});
// JSON has no infinity and loses no bit of a finite number
const sums = {};
for (const row of rows) for (const [name, value] of Object.entries(row)) sums[name] = (sums[name] ?? 0) + value;
console.log(JSON.stringify({
  rows: Number(metadata.num_rows),
  read: rows.length,
  codec: metadata.row_groups[0].columns[0].meta_data.codec,
  words: Object.fromEntries(metadata.key_value_metadata.map(({key, value}) => [key, value])),
  first: rows[0],
  last: rows.at(-1),
  sums,
}));
