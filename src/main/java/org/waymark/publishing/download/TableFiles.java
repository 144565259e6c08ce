package org.waymark.publishing.download;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.waymark.publishing.api.Answers;
import org.waymark.report.CsvFile;
import org.waymark.report.FileTable;
import org.waymark.report.Report;
import org.waymark.report.ReportJson;
import org.waymark.report.WorkbookFile;
import org.waymark.snapshot.Snapshot;

/**
 * Tables as files. One address without its ending has three of them: {@code .csv}, {@code .xlsx}
 * and {@code .csv-metadata.json}, which says what must be known to read the CSV file and is named
 * by its {@code Link} header (RFC 8288, describedby; W3C, CSV on the Web). Thread-safe.
 */
@Singleton
record TableFiles(Answers answers, JsonMapper json) {

  private static final MediaType CSV = new MediaType("text/csv; charset=utf-8");
  private static final MediaType XLSX =
      new MediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  private static final MediaType DESCRIPTION = new MediaType("application/csvm+json");

  private static final String CSV_ENDING = ".csv";
  private static final String XLSX_ENDING = ".xlsx";
  private static final String DESCRIPTION_ENDING = ".csv-metadata.json";

  /**
   * What files are made of.
   *
   * @param title of all of it
   * @param notes what must be known to read it
   * @param table the one of the CSV file
   * @param sheets those of the workbook
   */
  record Content(String title, List<String> notes, FileTable table, List<FileTable> sheets) {
    Content {
      notes = List.copyOf(notes);
      sheets = List.copyOf(sheets);
    }

    /** Of one table. */
    static Content of(String title, List<String> notes, FileTable table) {
      return new Content(title, notes, table, List.of(table));
    }
  }

  /** The notes of a report: its sentences, how to read it, and where its figures are from. */
  static List<String> notes(Report report, List<String> more) {
    List<String> notes = new ArrayList<>(report.sentences());
    report.explanations().forEach(each -> notes.add(each.heading() + ": " + each.words()));
    notes.addAll(more);
    return notes;
  }

  /**
   * The file of the ending that was asked for.
   *
   * @param version changes whenever the file may, while the snapshot stays the same; empty when it
   *     never does
   * @param name of the file without its ending
   */
  MutableHttpResponse<?> answer(
      HttpRequest<?> request,
      Snapshot snapshot,
      String version,
      String name,
      Supplier<Content> content) {
    return file(
        request,
        name,
        content,
        (type, body) ->
            version.isEmpty()
                ? answers.ok(request, snapshot, type, body)
                : answers.ok(request, snapshot, version, type, body));
  }

  /** The same for one reader: nothing on the way keeps it. */
  HttpResponse<?> answerToOne(HttpRequest<?> request, String name, Content content) {
    return file(
            request,
            name,
            () -> content,
            (type, body) -> HttpResponse.<Object>ok(body.get()).contentType(type))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private MutableHttpResponse<?> file(
      HttpRequest<?> request,
      String name,
      Supplier<Content> content,
      BiFunction<MediaType, Supplier<?>, MutableHttpResponse<?>> ok) {
    String path = request.getPath();
    if (path.endsWith(DESCRIPTION_ENDING)) {
      return ok.apply(DESCRIPTION, () -> description(request, content.get()));
    }
    if (path.endsWith(XLSX_ENDING)) {
      return Answers.attached(ok.apply(XLSX, () -> workbook(content.get())), name + XLSX_ENDING);
    }
    return Answers.attached(
            ok.apply(CSV, () -> CsvFile.stream(content.get().table())), name + CSV_ENDING)
        .header(
            HttpHeaders.LINK,
            "<"
                + withEnding(request, DESCRIPTION_ENDING)
                + ">; rel=\"describedby\"; type=\"application/csvm+json\"");
  }

  private static byte[] workbook(Content content) {
    List<String> notes = new ArrayList<>();
    notes.add(content.title());
    notes.addAll(content.notes());
    return WorkbookFile.bytes(notes, content.sheets());
  }

  private byte[] description(HttpRequest<?> request, Content content) {
    try {
      return json.writeValueAsBytes(
          ReportJson.description(
              withEnding(request, CSV_ENDING), content.title(), content.notes(), content.table()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address that was asked, with another ending. */
  private static String withEnding(HttpRequest<?> request, String ending) {
    String query = request.getUri().getRawQuery();
    String path = request.getUri().getRawPath();
    String bare =
        path.endsWith(DESCRIPTION_ENDING)
            ? path.substring(0, path.length() - DESCRIPTION_ENDING.length())
            : path.substring(0, path.lastIndexOf('.'));
    return bare + ending + (query == null ? "" : "?" + query);
  }
}
