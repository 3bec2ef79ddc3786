// SPDX-License-Identifier: GPL-3.0-or-later
// Writes language-grams.tsv from the npm package eld 2.1.0 (Apache-2.0), its database "small":
//
//     npm pack eld@2.1.0 && tar xzf eld-2.1.0.tgz
//     node convert_language_grams.mjs package > language-grams.tsv
//
// One gram a line, its bytes in hexadecimal, and the languages that have it with their scores. A gram is up to four bytes
// of a word in small letters, with a blank where the word begins or ends. Left out are the languages of a script of their
// own, which the script alone tells, and Yoruba, whose letters without marks pass for those of any other.
import { pathToFileURL } from 'url'
import { resolve } from 'path'

const LANGUAGES = new Set(`ar az be bg ca cs da de en es et eu fa fi fr hi hr hu is it ku lt lv mr ms nl no pl pt ro ru
    sk sl sq sr sv tl tr uk ur vi`.split(/\s+/))

const load = file => import(pathToFileURL(resolve(process.argv[2], 'src', file)))
const { dictionary } = await load('dictionary.js')
const { ngramsData } = await load('ngrams/small.js')

const byteOf = new Map()
dictionary.forEach((character, byte) => {
    if (character !== ' ')
        byteOf.set(character, byte)
})
const hex = gram => [...gram].map(c => (c === ' ' ? 0x20 : byteOf.get(c)).toString(16).padStart(2, '0')).join('')

const lines = []
for (const [gram, scores] of Object.entries(ngramsData.ngrams)) {
    const kept = Object.entries(scores).map(([l, score]) => [ngramsData.languages[l], score]).filter(([l]) => LANGUAGES.has(l))
    if (kept.length > 0)
        lines.push(hex(gram) + '\t' + kept.sort().map(([l, score]) => l + score).join(' '))
}
process.stdout.write(lines.sort().join('\n') + '\n')
