// SPDX-License-Identifier: GPL-3.0-or-later
// node vader_rival.mjs PACKAGE_FOLDER FILE [ROUNDS]: npm vader-sentiment over the texts that bench_text reads,
// timed in the same way (best round, texts in memory).
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, file, rounds = "3"] = process.argv.slice(2);
const vader = createRequire(folder + "/")("vader-sentiment").SentimentIntensityAnalyzer;
const lines = readFileSync(file, "utf8").split("\n");
if (lines.at(-1) === "") lines.pop();
const texts = lines.map((line) => line.replace(/\\(.)/g, (_, c) => (c === "n" ? "\n" : c)));
const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

let best = Infinity;
let sum = 0;
for (let round = 0; round < Number(rounds); ++round) {
    sum = 0;
    const begin = process.hrtime.bigint();
    for (const text of texts) sum += vader.polarity_scores(text).compound;
    best = Math.min(best, Number(process.hrtime.bigint() - begin) / 1e9);
}
console.log(
    `score ${texts.length} texts, ${bytes} bytes, best of ${rounds}: ${best.toFixed(5)} s, ` +
        `${(bytes / 1e6 / best).toFixed(2)} MB/s, ${(texts.length / best).toFixed(0)} texts/s, sum ${sum.toFixed(4)}`,
);
