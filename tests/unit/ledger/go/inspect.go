// Verifies an exported ledger, or a proof, with Go's packages for checksum databases and nothing of ours.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func main() {
	if len(os.Args) < 4 {
		fail(fmt.Errorf("usage: inspect log|proof PATH KEY, or inspect growth PATH KEY SAVED"))
	}
	verifier, err := note.NewVerifier(os.Args[3])
	fail(err)
	verifiers := note.VerifierList(verifier)
	switch os.Args[1] {
	case "log":
		inspectLog(os.Args[2], verifiers)
	case "proof":
		inspectProof(os.Args[2], verifiers)
	case "growth":
		inspectGrowth(os.Args[2], os.Args[4], verifiers)
	}
}

func fail(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// inspectLog checks every entry against the root, and every kept checkpoint against the newest.
func inspectLog(dir string, verifiers note.Verifiers) {
	newest := openTree(read(filepath.Join(dir, "checkpoint")), verifiers)
	hashes := tlog.TileHashReader(newest, tiles(dir))
	root, err := tlog.TreeHash(newest.N, hashes)
	fail(err)
	if root != newest.Hash {
		fail(fmt.Errorf("the tiles do not hash to the root"))
	}
	fmt.Println("entries", checkEntries(dir, newest, hashes))
	fmt.Println("checkpoints", checkHistory(dir, newest, hashes, verifiers))
	fmt.Println("root", base64.StdEncoding.EncodeToString(root[:]))
}

func checkEntries(dir string, newest tlog.Tree, hashes tlog.HashReader) int64 {
	var at int64
	for bundle := int64(0); bundle*256 < newest.N; bundle++ {
		width := min(256, newest.N-bundle*256)
		path := (tlog.Tile{H: height, L: -1, N: bundle, W: int(width)}).Path()
		rest := read(filepath.Join(dir, strings.Replace(path, "tile/8/data", "tile/entries", 1)))
		var indexes []int64
		var leaves []tlog.Hash
		for len(rest) > 0 {
			size := binary.BigEndian.Uint16(rest)
			leaves = append(leaves, tlog.RecordHash(rest[2:2+size]))
			indexes = append(indexes, tlog.StoredHashIndex(0, at))
			rest, at = rest[2+size:], at+1
		}
		stored, err := hashes.ReadHashes(indexes)
		fail(err)
		for i := range stored {
			if stored[i] != leaves[i] {
				fail(fmt.Errorf("entry %d is not the one in the tree", bundle*256+int64(i)))
			}
		}
		checkRecord(newest, hashes, at-1, leaves[len(leaves)-1])
	}
	if at != newest.N {
		fail(fmt.Errorf("%d entries, but %d signed for", at, newest.N))
	}
	return at
}

func checkRecord(newest tlog.Tree, hashes tlog.HashReader, index int64, leaf tlog.Hash) {
	proof, err := tlog.ProveRecord(newest.N, index, hashes)
	fail(err)
	fail(tlog.CheckRecord(proof, newest.N, newest.Hash, index, leaf))
}

func checkHistory(dir string, newest tlog.Tree, hashes tlog.HashReader, verifiers note.Verifiers) int {
	paths, err := filepath.Glob(filepath.Join(dir, "checkpoints", "*"))
	fail(err)
	sort.Strings(paths)
	for _, path := range paths {
		earlier := openTree(read(path), verifiers)
		if earlier.N == 0 {
			continue
		}
		proof, err := tlog.ProveTree(newest.N, earlier.N, hashes)
		fail(err)
		fail(tlog.CheckTree(proof, newest.N, newest.Hash, earlier.N, earlier.Hash))
	}
	return len(paths)
}

// inspectProof checks the proof of one entry, as a client would who was handed the file.
func inspectProof(path string, verifiers note.Verifiers) {
	head, signed, _ := bytes.Cut(read(path), []byte("\n\n"))
	tree := openTree(signed, verifiers)
	lines := strings.Split(string(head), "\n")
	entry, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	fail(err)
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	fail(err)
	fail(tlog.CheckRecord(hashes(lines[3:]), tree.N, tree.Hash, index, tlog.RecordHash(entry)))
	fmt.Println("entry", index, "of", tree.N)
}

// inspectGrowth checks that the log grew out of a checkpoint, as someone would who saved it.
func inspectGrowth(path, saved string, verifiers note.Verifiers) {
	head, signed, _ := bytes.Cut(read(path), []byte("\n\n"))
	newer, older := openTree(signed, verifiers), openTree(read(saved), verifiers)
	lines := strings.Split(string(head), "\n")
	if lines[0] != fmt.Sprint("old ", older.N) {
		fail(fmt.Errorf("the proof is about another size than %d", older.N))
	}
	fail(tlog.CheckTree(hashes(lines[1:]), newer.N, newer.Hash, older.N, older.Hash))
	fmt.Println("from", older.N, "to", newer.N)
}

func hashes(lines []string) []tlog.Hash {
	var found []tlog.Hash
	for _, line := range lines {
		hash, err := tlog.ParseHash(line)
		fail(err)
		found = append(found, hash)
	}
	return found
}

func openTree(signed []byte, verifiers note.Verifiers) tlog.Tree {
	opened, err := note.Open(signed, verifiers)
	fail(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	fail(err)
	root, err := tlog.ParseHash(lines[2])
	fail(err)
	return tlog.Tree{N: size, Hash: root}
}

// tiles reads tiles as Go names them, tile/8/L/N, from where tlog-tiles puts them, tile/L/N.
type tiles string

func (dir tiles) Height() int { return height }

func (dir tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (dir tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var found [][]byte
	for _, tile := range wanted {
		path := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(string(dir), path))
		if err != nil {
			return nil, err
		}
		found = append(found, data)
	}
	return found, nil
}

func read(path string) []byte {
	data, err := os.ReadFile(path)
	fail(err)
	return data
}

func min(a, b int64) int64 {
	if a < b {
		return a
	}
	return b
}
