package org.waymark.web.manage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.waymark.account.Account;
import org.waymark.account.AccountId;
import org.waymark.account.AccountRepository;
import org.waymark.account.Grant;
import org.waymark.account.Passphrases;
import org.waymark.catalogue.Catalogue;
import org.waymark.catalogue.CatalogueRepository;
import org.waymark.catalogue.Service;
import org.waymark.catalogue.ServiceId;
import org.waymark.web.EditedSite;
import org.waymark.web.TestSite.Answer;

/** A site with people at its desks. */
final class Desks implements AutoCloseable {

  /** What everybody who signs in by the page uses. */
  static final String PASSPHRASE = "four plain garden words";

  private static final Pattern FIELD =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  final EditedSite site;
  private final Map<AccountId, String> cookies = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();
  private final HttpClient client = HttpClient.newHttpClient();

  Desks(Catalogue catalogue) {
    site = EditedSite.of(catalogue, Map.of("waymark.account.second-factor", "optional"));
  }

  Account account(String email, Grant... grants) {
    Account account =
        new Account(
            AccountId.random(),
            email,
            email.substring(0, email.indexOf('@')),
            true,
            false,
            List.of(grants));
    AccountRepository accounts = site.get(AccountRepository.class);
    accounts.save(account, false);
    accounts.setPassphrase(account.id(), site.get(Passphrases.class).hash(PASSPHRASE));
    return account;
  }

  Visitor as(Account account) {
    return new Visitor(cookies.computeIfAbsent(account.id(), id -> signIn(account)));
  }

  private String signIn(Account account) {
    Visitor visitor = anybody();
    Answer answer =
        visitor.postExactly(
            "/sign-in",
            Map.of(
                "_token", List.of(visitor.token()),
                "email", List.of(account.email()),
                "passphrase", List.of(PASSPHRASE)));
    return answer.header("Set-Cookie").replaceFirst(";.*", "");
  }

  Visitor anybody() {
    return new Visitor("");
  }

  /** The listing as the catalogue has it. */
  Service live(ServiceId id) {
    return site.get(CatalogueRepository.class).findService(id).orElseThrow();
  }

  @Override
  public void close() {
    client.close();
    site.close();
  }

  /** A browser with a cookie; empty for none. Redirections are not followed. */
  final class Visitor {
    private final String cookie;

    private Visitor(String cookie) {
      this.cookie = cookie;
    }

    Answer get(String path) {
      return send(request(path).build());
    }

    /** The hidden fields of the first form at the path that is not the one to sign out. */
    Map<String, List<String>> form(String path) {
      String body = get(path).body();
      int main = body.indexOf("<main");
      Map<String, List<String>> fields = new LinkedHashMap<>();
      Matcher found = FIELD.matcher(body.substring(Math.max(0, main)));
      while (found.find()) {
        fields.computeIfAbsent(found.group(1), n -> new ArrayList<>()).add(found.group(2));
      }
      return fields;
    }

    /** Posts fields with a token and version as the page at the path gives them. */
    Answer post(String path, Map<String, List<String>> fields) {
      Map<String, List<String>> all = new LinkedHashMap<>();
      Map<String, List<String>> shown = form(path);
      all.put("_token", List.of(token()));
      if (shown.containsKey("_version")) {
        all.put("_version", shown.get("_version"));
      }
      all.putAll(fields);
      return postExactly(path, all);
    }

    Answer postExactly(String path, Map<String, List<String>> fields) {
      StringBuilder body = new StringBuilder();
      fields.forEach(
          (name, values) ->
              values.forEach(
                  value ->
                      body.append(body.isEmpty() ? "" : "&")
                          .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                          .append('=')
                          .append(URLEncoder.encode(value, StandardCharsets.UTF_8))));
      return send(
          request(path)
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(body.toString()))
              .build());
    }

    String token() {
      return tokens.computeIfAbsent(cookie, each -> shownToken());
    }

    private String shownToken() {
      Matcher found =
          Pattern.compile("name=\"_token\" value=\"([^\"]*)\"")
              .matcher(get(cookie.isEmpty() ? "/sign-in" : "/about").body());
      return found.find() ? found.group(1) : "";
    }

    private HttpRequest.Builder request(String path) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(site.address() + path))
              .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
      return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private Answer send(HttpRequest request) {
      try {
        return new Answer(client.send(request, BodyHandlers.ofString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
