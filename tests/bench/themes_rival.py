#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The rivals of bench_themes: scikit-learn's NMF, LDA, and LSA + k-means on the same texts.

    themes_rival.py CORPUS.tsv[.gz] -k 20 [--min-df 5] [--systems nmf,lda,kmeans] [--seeds 0,1,2] --out PREFIX

CORPUS has a header with `id` and `text` (escapes \\n \\t \\r \\\\). Written: PREFIX.SYSTEM.SEED.assign (id, topic)
and PREFIX.SYSTEM.SEED.topics (topic, ten words); printed: seconds for vectorising and for fitting.
Needs python3-sklearn (Debian).
"""
import argparse
import gzip
import re
import time

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF, LatentDirichletAllocation, TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.preprocessing import normalize

ESCAPE = re.compile(r"\\([ntr\\])")
PLAIN = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}


def corpus(path):
    with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8", newline="\n") as file:
        head = next(file).rstrip("\n").split("\t")
        for line in file:
            part = line.rstrip("\r\n").split("\t")
            yield part[head.index("id")], ESCAPE.sub(lambda m: PLAIN[m.group(1)], part[head.index("text")])


def main():
    args = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    args.add_argument("corpus")
    args.add_argument("-k", type=int, default=20)
    args.add_argument("--min-df", type=int, default=2)
    args.add_argument("--max-features", type=int, default=10000)
    args.add_argument("--systems", default="nmf,lda,kmeans")
    args.add_argument("--seeds", default="0,1,2")
    args.add_argument("--out", required=True)
    a = args.parse_args()
    ids, texts = zip(*corpus(a.corpus))
    for system in a.systems.split(","):
        vectoriser = (CountVectorizer if system == "lda" else TfidfVectorizer)(
            stop_words="english", max_features=a.max_features, min_df=a.min_df)
        start = time.perf_counter()
        matrix = vectoriser.fit_transform(texts)
        read = time.perf_counter() - start
        words = vectoriser.get_feature_names_out()
        for seed in map(int, a.seeds.split(",")):
            start = time.perf_counter()
            if system == "nmf":
                model = NMF(a.k, random_state=seed, max_iter=200)
                topics = model.fit_transform(matrix).argmax(1)
                parts = model.components_
            elif system == "lda":
                model = LatentDirichletAllocation(a.k, random_state=seed, max_iter=20, learning_method="batch")
                topics = model.fit_transform(matrix).argmax(1)
                parts = model.components_
            else:
                space = normalize(TruncatedSVD(100, random_state=seed).fit_transform(matrix))
                topics = KMeans(a.k, random_state=seed, n_init=5).fit_predict(space)
                parts = np.vstack([np.asarray(matrix[topics == t].mean(0)) for t in range(a.k)])
            fit = time.perf_counter() - start
            print(f"{system}\tseed {seed}\tvectorise {read:.2f} s\tfit {fit:.2f} s", flush=True)
            with open(f"{a.out}.{system}.{seed}.assign", "w", encoding="utf-8") as file:
                file.writelines(f"{i}\t{t}\n" for i, t in zip(ids, topics))
            with open(f"{a.out}.{system}.{seed}.topics", "w", encoding="utf-8") as file:
                for t, row in enumerate(parts):
                    file.write(f"{t}\t{'|'.join(words[j] for j in np.argsort(-row, kind='stable')[:10])}\n")


if __name__ == "__main__":
    main()
