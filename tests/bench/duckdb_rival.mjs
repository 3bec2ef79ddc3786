// SPDX-License-Identifier: GPL-3.0-or-later
// node duckdb_rival.mjs PACKAGE_FOLDER DUMP [DATABASE]: npm @duckdb/node-api reads the same dump into a table, in a new
// database file or, without one, in memory. Prints seconds by the clock, processor seconds and rows, with tabs between.
// The file is closed before the clock stops: then it holds the table, as a workspace does when an import ends.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, dump, database = ":memory:"] = process.argv.slice(2);
let duckdb;
try {
    duckdb = await import(pathToFileURL(createRequire(folder + "/").resolve("@duckdb/node-api")).href);
} catch {
    console.error(`There is no @duckdb/node-api in ${folder}: npm install @duckdb/node-api`);
    process.exit(3);
}
const { DuckDBInstance } = duckdb.default ?? duckdb;
const usage = process.cpuUsage();
const begin = process.hrtime.bigint();
const instance = await DuckDBInstance.create(database);
const connection = await instance.connect();
const quoted = dump.replaceAll("'", "''");
await connection.run(`create table t as select * from read_json('${quoted}')`);
if (database !== ":memory:") await connection.run("checkpoint");
const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
const spent = process.cpuUsage(usage);
const rows = (await connection.runAndReadAll("select count(*) from t")).getRows()[0][0];
console.log([seconds.toFixed(2), ((spent.user + spent.system) / 1e6).toFixed(2), rows].join("\t"));
