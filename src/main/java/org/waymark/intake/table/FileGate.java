package org.waymark.intake.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.waymark.geography.RefusedFileException;

/**
 * Looks at a file before anything reads it: what it is, in which encoding, and whether it would
 * swell beyond measure.
 */
final class FileGate {

  /** What a file turned out to be. */
  public sealed interface Kind {
    /**
     * @param skip bytes of a byte order mark
     */
    record Csv(Charset charset, int skip) implements Kind {}

    /**
     * @param merged the cells that are merged, by the name of the part of their sheet
     */
    record Xlsx(Map<String, MergedCells> merged) implements Kind {}

    record Ods() implements Kind {}

    record Xls() implements Kind {}
  }

  /** The largest file that is read. */
  static final long LARGEST_BYTES = 200L * 1024 * 1024;

  /** The most a workbook may unpack to. */
  static final long LARGEST_UNPACKED_BYTES = 256L * 1024 * 1024;

  /** The most a part of a workbook may grow by; real sheets stay under 40. */
  static final long LARGEST_RATIO = 150;

  private static final long RATIO_COUNTS_FROM_BYTES = 4L * 1024 * 1024;
  private static final int MOST_ENTRIES = 2_000;

  /** An old workbook is read as a whole, and takes some ten times its size in memory. */
  static final long LARGEST_OLD_WORKBOOK_BYTES = 8L * 1024 * 1024;

  private static final String ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet";
  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final int HEAD_BYTES = 8 * 1024;

  private FileGate() {}

  /**
   * @throws RefusedFileException when it is not a CSV file or a workbook that can be read
   */
  static Kind admit(Path file) throws IOException, RefusedFileException {
    if (!Files.isRegularFile(file)) {
      throw new RefusedFileException(
          "There is no file \"" + file.getFileName() + "\": check the name");
    }
    long bytes = Files.size(file);
    if (bytes == 0) {
      throw new RefusedFileException("The file is empty");
    }
    if (bytes > LARGEST_BYTES) {
      throw new RefusedFileException(
          "The file has "
              + bytes / (1024 * 1024)
              + " MB; at most 200 MB are read. Split it into several files");
    }
    byte[] head;
    try (InputStream stream = Files.newInputStream(file)) {
      head = stream.readNBytes(HEAD_BYTES);
    }
    if (startsWith(head, 'P', 'K', 3, 4)) {
      return workbook(file);
    }
    if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0)) {
      if (bytes > LARGEST_OLD_WORKBOOK_BYTES) {
        throw new RefusedFileException(
            "The old Excel workbook (.xls) has more than 8 MB. Save it as .xlsx");
      }
      return new Kind.Xls();
    }
    refuseOtherKinds(head);
    return csv(file, head);
  }

  private static void refuseOtherKinds(byte[] head) throws RefusedFileException {
    if (startsWith(head, '%', 'P', 'D', 'F')) {
      throw notCsv("a PDF", "Ask for the table it was made from");
    }
    String text = new String(head, ISO_8859_1).stripLeading().toLowerCase(Locale.ROOT);
    if (text.startsWith("<!doctype") || text.startsWith("<html") || text.startsWith("<?xml")) {
      throw notCsv("a web page or XML", "Download the file itself, not the page about it");
    }
    if (text.startsWith("{") || text.startsWith("[{")) {
      throw notCsv("JSON", "Give a CSV file or a workbook (.xlsx, .ods, .xls)");
    }
    if (text.startsWith("{\\rtf")) {
      throw notCsv(
          "a word processor's document", "Give a CSV file or a workbook (.xlsx, .ods, .xls)");
    }
  }

  private static RefusedFileException notCsv(String what, String remedy) {
    return new RefusedFileException("This is " + what + ". " + remedy);
  }

  private static Kind csv(Path file, byte[] head) throws IOException, RefusedFileException {
    if (startsWith(head, 0xEF, 0xBB, 0xBF)) {
      if (!decodes(file, UTF_8)) {
        throw wrongEncoding();
      }
      return new Kind.Csv(UTF_8, 3);
    }
    if (startsWith(head, 0xFF, 0xFE)) {
      return new Kind.Csv(UTF_16LE, 2);
    }
    if (startsWith(head, 0xFE, 0xFF)) {
      return new Kind.Csv(UTF_16BE, 2);
    }
    int[] zeros = new int[2];
    int controls = 0;
    for (int i = 0; i < head.length; i++) {
      int b = head[i] & 0xFF;
      if (b == 0) {
        zeros[i % 2]++;
      } else if (b < 32 && b != '\t' && b != '\n' && b != '\r') {
        controls++;
      }
    }
    // Latin text in UTF-16 has a zero in every other byte.
    if (zeros[1] > head.length / 4 && zeros[0] == 0) {
      return new Kind.Csv(UTF_16LE, 0);
    }
    if (zeros[0] > head.length / 4 && zeros[1] == 0) {
      return new Kind.Csv(UTF_16BE, 0);
    }
    if ((controls + zeros[0] + zeros[1]) * 20L > head.length) {
      throw notCsv("not text", "Give a CSV file or a workbook (.xlsx, .ods, .xls)");
    }
    if (decodes(file, UTF_8)) {
      return new Kind.Csv(UTF_8, 0);
    }
    boolean windows = decodes(file, WINDOWS_1252);
    if (LetterGuess.isMacRoman(file, windows)) {
      return new Kind.Csv(LetterGuess.MAC_ROMAN, 0);
    }
    if (windows) {
      return new Kind.Csv(WINDOWS_1252, 0);
    }
    throw wrongEncoding();
  }

  private static RefusedFileException wrongEncoding() {
    return new RefusedFileException(
        "The letters of the file are in an unknown encoding. Save it as \"CSV UTF-8\"");
  }

  private static boolean decodes(Path file, Charset charset) throws IOException {
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(64 * 1024);
    CharBuffer chars = CharBuffer.allocate(64 * 1024);
    try (InputStream stream = Files.newInputStream(file)) {
      boolean end = false;
      while (!end) {
        int read = stream.read(bytes.array(), bytes.position(), bytes.remaining());
        end = read < 0;
        bytes.position(bytes.position() + Math.max(0, read));
        bytes.flip();
        CoderResult result;
        do {
          chars.clear();
          result = decoder.decode(bytes, chars, end);
          if (result.isError()) {
            return false;
          }
        } while (result.isOverflow());
        bytes.compact();
      }
    }
    return true;
  }

  /** Unpacks every part once, counting, so that nothing later meets a part that has no end. */
  private static Kind workbook(Path file) throws IOException, RefusedFileException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      boolean excel = zip.getEntry("xl/workbook.xml") != null;
      if (!excel && !isOpenDocument(zip)) {
        throw otherArchive(zip);
      }
      if (zip.size() > MOST_ENTRIES) {
        throw bomb("it has " + zip.size() + " parts");
      }
      Map<String, MergedCells> merged = new HashMap<>();
      long left = LARGEST_UNPACKED_BYTES;
      for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
        ZipEntry entry = entries.nextElement();
        if (isMacro(entry.getName())) {
          throw macros();
        }
        MergedCells.Search search =
            entry.getName().startsWith("xl/worksheets/") ? new MergedCells.Search() : null;
        left -= unpack(zip, entry, left, search);
        if (search != null) {
          merged.put(entry.getName(), search.found());
        }
      }
      return excel ? new Kind.Xlsx(merged) : new Kind.Ods();
    } catch (ZipException e) {
      throw damaged();
    }
  }

  /**
   * @param left how many bytes it may have
   * @return how many it has
   */
  private static long unpack(
      ZipFile zip, ZipEntry entry, long left, MergedCells.@Nullable Search search)
      throws IOException, RefusedFileException {
    byte[] buffer = new byte[64 * 1024];
    long unpacked = 0;
    try (InputStream stream = zip.getInputStream(entry)) {
      for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
        if (unpacked == 0 && read > 0) {
          refuseDoctype(entry, buffer, read);
        }
        if (search != null) {
          search.feed(buffer, read);
        }
        unpacked += read;
        if (unpacked > left) {
          throw bomb("it unpacks to more than 256 MB");
        }
        if (unpacked > RATIO_COUNTS_FROM_BYTES
            && unpacked / Math.max(1, entry.getCompressedSize()) > LARGEST_RATIO) {
          throw bomb("a part of it unpacks to over " + LARGEST_RATIO + " times its size");
        }
      }
    }
    return unpacked;
  }

  private static boolean isOpenDocument(ZipFile zip) throws IOException, RefusedFileException {
    ZipEntry type = zip.getEntry("mimetype");
    ZipEntry manifest = zip.getEntry("META-INF/manifest.xml");
    if (type == null || manifest == null || !start(zip, type).startsWith(ODS_TYPE)) {
      return false;
    }
    if (start(zip, manifest).contains("encryption-data")) {
      throw password();
    }
    return true;
  }

  private static String start(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream stream = zip.getInputStream(entry)) {
      return new String(stream.readNBytes(HEAD_BYTES), ISO_8859_1);
    }
  }

  private static RefusedFileException otherArchive(ZipFile zip) {
    if (zip.getEntry("xl/workbook.bin") != null) {
      return notCsv("a binary Excel workbook (.xlsb)", "Save it as .xlsx");
    }
    if (zip.getEntry("Index/Document.iwa") != null || zip.getEntry("Index.zip") != null) {
      return notCsv("a Numbers document", "Export it as Excel or as CSV");
    }
    if (zip.getEntry("word/document.xml") != null) {
      return notCsv("a word processor's document", "Copy its table into a workbook (.xlsx)");
    }
    return notCsv(
        "a zip archive, not an Excel workbook", "Unpack it and give the file that is in it");
  }

  private static boolean isMacro(String part) {
    return part.endsWith("vbaProject.bin")
        || (part.startsWith("Basic/") && part.endsWith(".xml") && !part.matches(".*-l[bc]\\.xml"));
  }

  static RefusedFileException macros() {
    return new RefusedFileException(
        "The workbook has macros. Save it as a workbook without macros (.xlsx)");
  }

  static RefusedFileException password() {
    return new RefusedFileException(
        "The workbook has a password. Save it as .xlsx without a password, or as CSV UTF-8");
  }

  static RefusedFileException damaged() {
    return new RefusedFileException(
        "The workbook is damaged. Open it in a spreadsheet and save it again");
  }

  private static void refuseDoctype(ZipEntry entry, byte[] buffer, int read)
      throws RefusedFileException {
    if ((entry.getName().endsWith(".xml") || entry.getName().endsWith(".rels"))
        && new String(buffer, 0, Math.min(read, 2048), ISO_8859_1).contains("<!DOCTYPE")) {
      throw new RefusedFileException("The workbook declares entities, which no spreadsheet writes");
    }
  }

  static RefusedFileException bomb(String why) {
    return new RefusedFileException(
        "The workbook is refused because " + why + ". Save the sheet as CSV UTF-8");
  }

  private static boolean startsWith(byte[] head, int... bytes) {
    if (head.length < bytes.length) {
      return false;
    }
    for (int i = 0; i < bytes.length; i++) {
      if ((head[i] & 0xFF) != bytes[i]) {
        return false;
      }
    }
    return true;
  }
}
