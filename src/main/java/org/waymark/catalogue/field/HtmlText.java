package org.waymark.catalogue.field;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Text out of HTML, as it is copied from the page of a service. */
final class HtmlText {

  private static final Pattern MARKUP =
      Pattern.compile(
          "</?(?:p|br|hr|div|span|b|i|u|a|em|strong|small|ul|ol|li|h[1-6]|table|tbody|thead|tr|td|th|font|script|style"
              + "|img|iframe|section|article|blockquote)(?:\\s[^<>]*)?/?>|&(?:amp|nbsp|lt|gt|quot|[lr]squo|[lr]dquo|[mn]dash"
              + "|pound|#\\d{1,5}|#x[0-9a-f]{1,5});",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SPACES = Pattern.compile("[ \\t]*\\n[ \\t]*");
  private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

  /** Marks that were written as marks twice over. */
  private static final int DEEPEST = 5;

  private HtmlText() {}

  static boolean isHtml(String text) {
    return (text.indexOf('<') >= 0 || text.indexOf('&') >= 0) && MARKUP.matcher(text).find();
  }

  /** The words, with a line for each paragraph and each point of a list. */
  static String words(String html) {
    String text = html;
    for (int i = 0; i < DEEPEST && isHtml(text); i++) {
      text = once(text);
    }
    return text;
  }

  private static String once(String html) {
    Document page = Jsoup.parse(html.replace("\n", "<br>"));
    page.select("script, style").remove();
    for (Element each : page.select("br, p, div, li, tr, h1, h2, h3, h4, h5, h6, blockquote")) {
      each.before("\n");
    }
    String lines = SPACES.matcher(page.body().wholeText().replace('\u00a0', ' ')).replaceAll("\n");
    return EMPTY_LINES.matcher(lines).replaceAll("\n\n").strip();
  }
}
