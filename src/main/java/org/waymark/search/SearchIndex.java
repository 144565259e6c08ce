package org.waymark.search;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.waymark.catalogue.CatalogueDifference;
import org.waymark.catalogue.Organisation;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.coverage.ServiceIndex;
import org.waymark.snapshot.Snapshot;

/**
 * The text index in its folder.
 *
 * <p>Each document carries a fingerprint of the text it was made from. To follow a snapshot is to
 * compare fingerprints and to write what differs, so it does not matter what the index held before:
 * an older revision, another database, or nothing. An index that cannot be read is deleted and made
 * anew; a folder that cannot be used (another program holds it, it is read-only) is left alone and
 * the index is kept in memory. What is deleted is purged from the files at once: a listing that was
 * withdrawn does not linger.
 *
 * <p>One thread at a time may write; what {@link #read} returns may be read by any.
 */
final class SearchIndex implements AutoCloseable {

  /** Goes up with every change of fields or analysis; an index of another number is made anew. */
  static final int FORMAT = 3;

  /**
   * To purge a listing is to write the others of its segment anew: segments of a few hundred
   * listings keep that short.
   */
  private static final int LARGEST_SEGMENT = 500;

  private static final double LARGEST_SEGMENT_MEGABYTES = 0.25;

  private static final String FORMAT_KEY = "waymark.format";
  private static final Logger LOG = LoggerFactory.getLogger(SearchIndex.class);

  private final @Nullable Path folder;
  private Directory directory;
  private IndexWriter writer;

  private final Question.Reader reader;

  /**
   * What was followed last, which is what the index holds; so that unchanged listings need not be
   * put into words again, nor the index be read. Null when it is not known what the index holds.
   */
  private @Nullable Known known;

  /**
   * @param prints the fingerprint of every document, by service; belongs to whoever has this
   */
  private record Known(Snapshot snapshot, Map<ServiceId, BytesRef> prints) {}

  private SearchIndex(
      @Nullable Path folder, Directory directory, IndexWriter writer, Question.Reader reader) {
    this.folder = folder;
    this.reader = reader;
    this.directory = directory;
    this.writer = writer;
  }

  /** An index that is gone when the program ends. */
  static SearchIndex inMemory(Question.Reader reader) throws IOException {
    Directory memory = new ByteBuffersDirectory();
    return new SearchIndex(null, memory, newWriter(memory), reader);
  }

  /** The index in the folder, healed or made when need be; in memory when it cannot be there. */
  static SearchIndex open(Path folder, Question.Reader reader) throws IOException {
    try {
      Files.createDirectories(folder);
      return onDisk(folder, reader);
    } catch (LockObtainFailedException e) {
      LOG.warn(
          "The search index in {} is in use by another program; this one keeps its own in memory",
          folder);
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "The search index cannot be kept in {} ({}); it is kept in memory", folder, e.toString());
    }
    return inMemory(reader);
  }

  private static SearchIndex onDisk(Path folder, Question.Reader reader) throws IOException {
    Directory directory = FSDirectory.open(folder);
    try {
      if (!isSound(directory)) {
        // The lock of a program that still writes there is respected even when its files are odd.
        directory.obtainLock(IndexWriter.WRITE_LOCK_NAME).close();
        clear(folder);
      }
      return new SearchIndex(folder, directory, newWriter(directory), reader);
    } catch (IOException | RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** True for an index of this format, every file of which has its right checksum, or for none. */
  private static boolean isSound(Directory directory) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return directory.listAll().length == 0;
    }
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      Map<String, String> data = reader.getIndexCommit().getUserData();
      if (!Integer.toString(FORMAT).equals(data.get(FORMAT_KEY))) {
        LOG.info("The search index was made by another version; it is made anew");
        return false;
      }
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.warn("The search index is damaged ({}); it is made anew", e.toString());
      return false;
    }
  }

  /** Deletes the files of the folder, but not the folders in it. */
  private static void clear(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    }
  }

  private static IndexWriter newWriter(Directory directory) throws IOException {
    TieredMergePolicy merging = new TieredMergePolicy();
    merging.setForceMergeDeletesPctAllowed(0);
    merging.setMaxMergedSegmentMB(LARGEST_SEGMENT_MEGABYTES);
    return new IndexWriter(
        directory,
        new IndexWriterConfig(Words.STEMMED)
            .setSimilarity(ListingSimilarity.INSTANCE)
            .setMergePolicy(merging)
            .setMaxBufferedDocs(LARGEST_SEGMENT)
            .setMergeScheduler(new SerialMergeScheduler())
            .setCommitOnClose(false));
  }

  /** True when the index is kept on disk. */
  boolean isOnDisk() {
    return folder != null;
  }

  /** What following a snapshot did. */
  record Followed(int written, int removed) {}

  /** The services of a snapshot whose documents are missing or differ, and the documents to go. */
  private record Difference(Map<ServiceText, BytesRef> write, Set<ServiceId> remove) {}

  /**
   * Makes the index that of the snapshot, on disk when it returns.
   *
   * @param progress told how many documents have been written so far
   */
  Followed follow(Snapshot snapshot, IntConsumer progress) throws IOException {
    try {
      return write(snapshot, progress);
    } catch (IOException | RuntimeException e) {
      known = null;
      LOG.warn("The search index could not be written ({}); it is made anew", e.toString());
      makeAnew();
      return write(snapshot, progress);
    }
  }

  private Followed write(Snapshot snapshot, IntConsumer progress) throws IOException {
    Known last = known;
    known = null;
    Map<ServiceId, BytesRef> prints = last == null ? fingerprints() : last.prints();
    Difference difference =
        last == null || last.snapshot().geography() != snapshot.geography()
            ? compare(snapshot, prints)
            : compare(
                snapshot,
                CatalogueDifference.between(last.snapshot().catalogue(), snapshot.catalogue()),
                prints);
    ServiceText.Documents documents = new ServiceText.Documents(reader);
    int written = 0;
    for (Map.Entry<ServiceText, BytesRef> each : difference.write().entrySet()) {
      ServiceText text = each.getKey();
      writer.updateDocument(
          new Term(ServiceText.ID, text.id().toString()), documents.of(text, each.getValue()));
      prints.put(text.id(), each.getValue());
      progress.accept(++written);
    }
    for (ServiceId id : difference.remove()) {
      writer.deleteDocuments(new Term(ServiceText.ID, id.toString()));
      prints.remove(id);
    }
    // A change that is no matter of words writes nothing; an index of no listings is one too.
    if (last == null || written > 0 || !difference.remove().isEmpty()) {
      writer.setLiveCommitData(Map.of(FORMAT_KEY, Integer.toString(FORMAT)).entrySet());
      writer.forceMergeDeletes();
      writer.commit();
    }
    known = new Known(snapshot, prints);
    return new Followed(written, difference.remove().size());
  }

  /** Of every listing. */
  private Difference compare(Snapshot snapshot, Map<ServiceId, BytesRef> prints) {
    ServiceIndex services = snapshot.services();
    Set<ServiceId> gone = new HashSet<>(prints.keySet());
    List<Service> all = new ArrayList<>(services.size());
    for (int ordinal = 0; ordinal < services.size(); ordinal++) {
      all.add(services.service(ordinal));
      gone.remove(services.service(ordinal).id());
    }
    return new Difference(differing(snapshot, all, prints), gone);
  }

  /** Of the listings that are not as they were, or whose organisation is not. */
  private Difference compare(
      Snapshot snapshot, CatalogueDifference different, Map<ServiceId, BytesRef> prints) {
    Set<Service> touched = new LinkedHashSet<>(different.services());
    different
        .organisations()
        .forEach(each -> touched.addAll(snapshot.catalogue().servicesOf(each.id())));
    Set<ServiceId> gone = new HashSet<>(different.goneServices());
    List<Service> there = new ArrayList<>();
    for (Service each : touched) {
      if (snapshot.services().findOrdinal(each.id()).isPresent()) {
        there.add(each);
      } else {
        gone.add(each.id());
      }
    }
    gone.retainAll(prints.keySet());
    return new Difference(differing(snapshot, there, prints), gone);
  }

  /** Those whose documents are missing or differ, with their fingerprints. */
  private Map<ServiceText, BytesRef> differing(
      Snapshot snapshot, List<Service> services, Map<ServiceId, BytesRef> prints) {
    String edition = FORMAT + " " + reader.edition();
    Map<ServiceText, BytesRef> write = new LinkedHashMap<>();
    for (Service service : services) {
      Organisation organisation = snapshot.catalogue().organisationOf(service);
      ServiceText text =
          ServiceText.of(service, organisation, snapshot.vocabularies(), snapshot.geography());
      BytesRef print = text.fingerprint(edition);
      if (!print.equals(prints.get(service.id()))) {
        write.put(text, print);
      }
    }
    return write;
  }

  private Map<ServiceId, BytesRef> fingerprints() throws IOException {
    Map<ServiceId, BytesRef> prints = new HashMap<>();
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        BinaryDocValues keys = leaf.reader().getBinaryDocValues(ServiceText.KEY);
        BinaryDocValues values = leaf.reader().getBinaryDocValues(ServiceText.FINGERPRINT);
        Bits live = leaf.reader().getLiveDocs();
        if (keys == null || values == null) {
          continue;
        }
        while (keys.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
          if (values.advanceExact(keys.docID()) && (live == null || live.get(keys.docID()))) {
            prints.put(
                ServiceText.idOf(keys.binaryValue()), BytesRef.deepCopyOf(values.binaryValue()));
          }
        }
      }
    }
    return prints;
  }

  /** Forgets everything, so that the next snapshot is written whole. */
  void makeAnew() throws IOException {
    known = null;
    try {
      writer.rollback();
      directory.close();
    } catch (IOException | RuntimeException e) {
      LOG.debug("The old search index did not close well", e);
    }
    Path place = folder;
    if (place == null) {
      directory = new ByteBuffersDirectory();
    } else {
      Files.createDirectories(place);
      clear(place);
      directory = FSDirectory.open(place);
    }
    writer = newWriter(directory);
  }

  /**
   * What has been followed last. The caller closes it.
   *
   * @param last open, from which is taken what is still so; null for none
   */
  DirectoryReader read(@Nullable DirectoryReader last) throws IOException {
    if (last == null || last.directory() != directory) {
      return DirectoryReader.open(directory);
    }
    DirectoryReader next = DirectoryReader.openIfChanged(last);
    if (next == null) {
      last.incRef();
      return last;
    }
    return next;
  }

  @Override
  public void close() throws IOException {
    writer.close();
    directory.close();
  }
}
