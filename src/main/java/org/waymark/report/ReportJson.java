package org.waymark.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as a program reads it: maps, lists, texts and numbers, ready to be written as JSON. */
public final class ReportJson {

  private ReportJson() {}

  /** Heading, sentences, notes and tables; a row is an object by the names of its columns. */
  public static Map<String, Object> of(Report report, List<String> notes) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("heading", report.heading());
    json.put("sentences", report.sentences());
    json.put("notes", notes);
    json.put("tables", report.sheets().stream().map(ReportJson::of).toList());
    return json;
  }

  private static Map<String, Object> of(FileTable table) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", table.id());
    json.put("caption", table.caption());
    json.put("rows", table.checkedRows().map(row -> row(table.header(), row)).toList());
    return json;
  }

  private static Map<String, Object> row(List<String> names, List<@Nullable Object> row) {
    Map<String, Object> json = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      Object value = row.get(i);
      if (value != null && !value.toString().isEmpty()) {
        json.put(names.get(i), value instanceof Number ? value : value.toString());
      }
    }
    return json;
  }

  /**
   * What must be known to read a CSV file, as "Metadata Vocabulary for Tabular Data" (W3C, CSV on
   * the Web) has it.
   *
   * @param address of the file
   */
  public static Map<String, Object> description(
      String address, String title, List<String> notes, FileTable table) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("@context", "http://www.w3.org/ns/csvw");
    json.put("url", address);
    json.put("dc:title", title);
    json.put("dc:description", table.caption());
    json.put("rdfs:comment", notes);
    json.put("dialect", Map.of("encoding", "utf-8", "header", true));
    json.put(
        "tableSchema",
        Map.of("columns", table.columns().stream().map(ReportJson::description).toList()));
    return json;
  }

  private static Map<String, Object> description(FileTable.Heading column) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", column.name());
    json.put("titles", List.of(column.name()));
    List<String> words = new ArrayList<>();
    if (!column.label().isEmpty()) {
      words.add(column.label());
    }
    if (!column.meaning().isEmpty()) {
      words.add(column.meaning());
    }
    if (!words.isEmpty()) {
      json.put("dc:description", String.join(": ", words));
    }
    json.put(
        "datatype",
        switch (column.kind()) {
          case WHOLE, POUNDS -> "integer";
          case SHARE, DECIMAL -> "number";
          case DAY -> "date";
          case TEXT, YES_NO, NAMED, LIST -> "string";
        });
    return json;
  }
}
