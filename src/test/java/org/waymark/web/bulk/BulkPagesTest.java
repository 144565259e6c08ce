package org.waymark.web.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.waymark.account.Account;
import org.waymark.catalogue.Service;
import org.waymark.web.TestSite.Answer;
import org.waymark.web.approval.Cast;

/** A workbook goes out, comes back, is looked through and applied. */
class BulkPagesTest {

  private static Cast cast;

  @BeforeAll
  static void start() {
    cast = new Cast();
  }

  @AfterAll
  static void stop() {
    cast.close();
  }

  private static byte[] download(Account account) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              cast.as(account).request("/manage/bulk/listings.xlsx").build(),
              BodyHandlers.ofByteArray())
          .body();
    }
  }

  /** The parts of a workbook by name. */
  private static Map<String, byte[]> parts(byte[] workbook) throws IOException {
    Path file = Files.createTempFile("waymark-test", ".xlsx");
    try {
      Files.write(file, workbook);
      Map<String, byte[]> parts = new LinkedHashMap<>();
      try (ZipFile zip = new ZipFile(file.toFile())) {
        for (ZipEntry entry : Collections.list(zip.entries())) {
          parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
      }
      return parts;
    } finally {
      Files.delete(file);
    }
  }

  /** Every text of the workbook. */
  private static String textOf(byte[] workbook) throws IOException {
    StringBuilder text = new StringBuilder();
    parts(workbook).values().forEach(part -> text.append(new String(part, UTF_8)));
    return text.toString();
  }

  /** The workbook with one text in place of another. */
  private static byte[] edited(byte[] workbook, String from, String to) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> part : parts(workbook).entrySet()) {
        out.putNextEntry(new ZipEntry(part.getKey()));
        out.write(new String(part.getValue(), UTF_8).replace(from, to).getBytes(UTF_8));
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void aWorkbookIsLookedThroughBeforeItChangesAnything() throws Exception {
    Service service = cast.add(cast.aService("Bulk IDVA").described("Before the workbook").build());
    byte[] workbook = edited(download(cast.editor), "Before the workbook", "After the workbook");

    Answer preview =
        cast.as(cast.editor)
            .upload("/manage/bulk/upload", "file", "../../../../tmp/waymark-evil.xlsx", workbook);
    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.text()).contains("It changes 1 listing", "After the workbook", "Bulk IDVA");
    assertThat(Files.exists(Path.of("/tmp/waymark-evil.xlsx"))).isFalse();
    assertThat(cast.live(service).description()).isEqualTo("Before the workbook");
    String apply = preview.all("action=\"(/manage/bulk/[^\"]+/apply)\"").getFirst();
    String again = apply.replace("/apply", "");

    for (Account other : List.of(cast.strangerEditor, cast.commissioner, cast.administrator)) {
      assertThat(cast.as(other).get(again).status()).as(other.name()).isEqualTo(404);
      assertThat(cast.as(other).post(apply, Map.of()).status()).as(other.name()).isEqualTo(404);
    }
    assertThat(cast.as(cast.editor).post(apply, Map.of(), "").status()).isEqualTo(403);
    assertThat(cast.as(cast.editor).get(again).text()).contains("After the workbook");
    String reason = "Because. ".repeat(60);
    Answer tooLong = cast.as(cast.editor).post(apply, Map.of("why", reason));
    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(tooLong.text()).contains("at most 500 are kept", "After the workbook");
    assertThat(tooLong.body()).contains(reason.strip());
    assertThat(cast.live(service).description()).isEqualTo("Before the workbook");
    Answer done = cast.as(cast.editor).post(apply, Map.of("why", "Yearly review"));
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.text()).contains("Bulk IDVA", "Live");
    assertThat(cast.live(service).description()).isEqualTo("After the workbook");
    assertThat(cast.as(cast.editor).post(apply, Map.of()).status()).isEqualTo(404);
  }

  @Test
  void whatIsSaidOtherwiseOfAnOrganisationIsNotTakenWithoutAWord() throws Exception {
    cast.add(cast.aService("Renamed IDVA").build());
    byte[] workbook = download(cast.editor);
    Answer same = cast.as(cast.editor).upload("/manage/bulk/upload", "file", "same.xlsx", workbook);
    assertThat(same.text()).doesNotContain("is not taken from a workbook");
    Answer renamed =
        cast.as(cast.editor)
            .upload(
                "/manage/bulk/upload",
                "file",
                "renamed.xlsx",
                edited(workbook, "Furness Advocates", "Furness Helpers"));
    assertThat(renamed.text()).contains("is not taken from a workbook");
  }

  @Test
  void aListingOfSomebodyElseIsNotChanged() throws Exception {
    Service service =
        cast.add(cast.aService("Not yours IDVA").described("Untouched words").build());
    byte[] workbook = edited(download(cast.editor), "Untouched words", "Taken over");

    Answer answer =
        cast.as(cast.strangerEditor).upload("/manage/bulk/upload", "file", "a.xlsx", workbook);

    assertThat(answer.text()).contains("It changes nothing", "not the service id of one of your");
    assertThat(cast.live(service).description()).isEqualTo("Untouched words");
    assertThat(textOf(download(cast.strangerEditor))).doesNotContain("Not yours IDVA");
  }

  @Test
  void noFormulaGoesOutAndNoMarkupComesBack() throws Exception {
    cast.add(cast.aService("=cmd|'/c calc'!A1").described("<script>alert(1)</script>").build());

    String text = textOf(download(cast.editor));
    assertThat(text.replace("&apos;", "'").replace("&#39;", "'").replace("&#x27;", "'"))
        .contains("'=cmd|")
        .doesNotContain(">=cmd|");
    Answer preview =
        cast.as(cast.editor)
            .upload(
                "/manage/bulk/upload",
                "file",
                "a.xlsx",
                edited(
                    download(cast.editor),
                    "&lt;script&gt;alert(1)&lt;/script&gt;",
                    "&lt;img src=x onerror=alert(2)&gt;"));
    assertThat(preview.status()).isEqualTo(200);
    assertThat(preview.body()).doesNotContain("<script>alert", "<img src=x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%PDF-1.7 not a workbook", "{\"a\": 1}", "name,other\r\na,b\r\n"})
  void whatIsNoWorkbookIsRefusedAtItsField(String content) {
    Answer answer =
        cast.as(cast.editor)
            .upload("/manage/bulk/upload", "file", "a.xlsx", content.getBytes(UTF_8));

    assertThat(answer.status()).isIn(400, 422);
    assertThat(answer.body()).contains("href=\"#file\"", "There is a problem");
  }

  @Test
  void itIsForThoseWhoKeepListings() {
    assertThat(cast.as(cast.convenor).get("/manage/bulk").status()).isEqualTo(403);
    assertThat(cast.as(cast.convenor).get("/manage/bulk/listings.xlsx").status()).isEqualTo(403);
    assertThat(
            cast.as(cast.convenor)
                .upload("/manage/bulk/upload", "file", "a.xlsx", new byte[] {1})
                .status())
        .isEqualTo(403);
    assertThat(cast.site.get("/manage/bulk").status()).isEqualTo(303);
    assertThat(cast.site.get("/manage/bulk/listings.xlsx").status()).isEqualTo(303);
    assertThat(cast.as(cast.editor).get("/manage/bulk/..%2f..%2fetc").status()).isEqualTo(404);
    assertThat(
            cast.as(cast.editor)
                .upload("/manage/bulk/upload", "file", "a.xlsx", new byte[2_000_000])
                .status())
        .isEqualTo(413);
  }
}
