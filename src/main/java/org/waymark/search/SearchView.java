package org.waymark.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.jspecify.annotations.Nullable;
import org.waymark.catalogue.Service;
import org.waymark.coverage.Facet;
import org.waymark.coverage.ServiceIndex;
import org.waymark.search.ServiceHit.SnippetPart;
import org.waymark.snapshot.Snapshot;
import org.waymark.vocabulary.Synonyms;

/** One snapshot and the text index of the same, ready to be searched by any number of threads. */
final class SearchView {

  private final Snapshot snapshot;
  private final DirectoryReader reader;
  private final TextMatcher matcher;
  private final Ranking ranking;
  private final Suggestions suggestions;
  private final Question.Reader questions;

  /**
   * @param last the view before, from which is taken what is still so; null for none
   */
  SearchView(
      Snapshot snapshot,
      DirectoryReader reader,
      Question.Reader questions,
      Synonyms synonyms,
      @Nullable SearchView last)
      throws IOException {
    this.snapshot = snapshot;
    this.questions = questions;
    this.reader = reader;
    this.matcher =
        new TextMatcher(reader, snapshot.services(), questions, last == null ? null : last.matcher);
    this.ranking = new Ranking(snapshot, last == null ? null : last.ranking);
    this.suggestions =
        last == null
                || last.snapshot.geography() != snapshot.geography()
                || !last.snapshot.today().equals(snapshot.today())
            ? Suggestions.of(snapshot, synonyms)
            : last.suggestions.next(snapshot, last.snapshot);
  }

  Snapshot snapshot() {
    return snapshot;
  }

  DirectoryReader reader() {
    return reader;
  }

  /** Keeps the files open for a reader; false when they have been closed already. */
  boolean tryAcquire() {
    return reader.tryIncRef();
  }

  void release() throws IOException {
    reader.decRef();
  }

  List<Suggestion> suggest(String prefix, int limit) {
    return suggestions.find(prefix, limit);
  }

  SearchResult search(SearchRequest request) throws IOException {
    ServiceIndex services = snapshot.services();
    TextMatcher.@Nullable Matches matches =
        request.text().isBlank() ? null : matcher.match(request.text());
    BitSet chosen = services.select(request.filter()).serviceBits();
    if (matches != null) {
      chosen.and(matches.services());
    }
    int[] order = ranking.order(request, chosen, matches == null ? null : matches.scores());
    Map<Facet, Map<String, Integer>> facets =
        services.countAll(request.filter(), matches == null ? null : matches.services());
    return new SearchResult(
        snapshot,
        order.length,
        hits(request, matches, order),
        facets,
        matches == null ? null : matches.understoodAs());
  }

  private List<ServiceHit> hits(
      SearchRequest request, TextMatcher.@Nullable Matches matches, int[] order)
      throws IOException {
    long first = (request.page() - 1L) * request.pageSize();
    if (first >= order.length) {
      return List.of();
    }
    Reasons reasons = new Reasons(snapshot, ranking, request);
    int[] page =
        Arrays.copyOfRange(
            order, (int) first, (int) Math.min(order.length, first + request.pageSize()));
    WordReasons words = matches == null ? null : new WordReasons(matches, page);
    List<ServiceHit> hits = new ArrayList<>();
    for (int ordinal : page) {
      Service service = snapshot.services().service(ordinal);
      hits.add(
          new ServiceHit(
              service,
              snapshot.catalogue().organisationOf(service),
              request.place() == null
                  ? null
                  : snapshot.services().distanceFrom(request.place(), ordinal),
              reasons.of(ordinal, words == null ? List.of() : words.of(ordinal)),
              words == null
                  ? Snippet.of(service.description(), Set.of(), "")
                  : words.snippet(service.description())));
    }
    return hits;
  }

  /** What the words typed have to do with each service of a page. */
  private final class WordReasons {
    private final TextMatcher.Matches matches;
    private final Set<List<String>> marked = new HashSet<>();
    private final String beginning;

    /** By group and alternative, the services whose readers see it. */
    private final List<List<BitSet>> visible = new ArrayList<>();

    WordReasons(TextMatcher.Matches matches, int[] page) throws IOException {
      this.matches = matches;
      List<Question.Group> groups = matches.question().groups();
      for (Question.Group group : groups) {
        List<BitSet> alternatives = new ArrayList<>();
        for (Question.Alternative alternative : group.alternatives()) {
          marked.add(alternative.stems());
          alternatives.add(matcher.visibleIn(alternative, page));
        }
        if (!group.isSingleWord()) {
          group.words().forEach(word -> marked.add(List.of(word.stem())));
        }
        visible.add(alternatives);
      }
      beginning = matches.beginning() ? groups.getLast().words().getLast().written() : "";
    }

    List<String> of(int ordinal) {
      List<String> reasons = new ArrayList<>();
      List<String> missing = new ArrayList<>();
      List<Question.Group> groups = matches.question().groups();
      for (int i = 0; i < groups.size(); i++) {
        String typed = groups.get(i).typed(matches.question().typed());
        if (!matches.found().get(i).get(ordinal)) {
          missing.add("‘" + typed + "’");
        } else if (!visible.get(i).getFirst().get(ordinal)) {
          seenAs(ordinal, i).ifPresent(seen -> reasons.add("Matches ‘" + typed + "’ as " + seen));
        }
      }
      if (!missing.isEmpty()) {
        reasons.add("Does not mention " + String.join(" or ", missing));
      }
      return reasons;
    }

    /** What the reader sees instead of the words typed: a term of that name, or a synonym. */
    private Optional<String> seenAs(int ordinal, int group) {
      Service service = snapshot.services().service(ordinal);
      List<Question.Alternative> alternatives =
          matches.question().groups().get(group).alternatives();
      Optional<String> term =
          ServiceText.termsOf(
                  service, snapshot.catalogue().organisationOf(service), snapshot.vocabularies())
              .stream()
              .filter(each -> questions.isNamed(each, alternatives.getFirst().stems()))
              .map(each -> Reasons.inSentence(each.label()))
              .findFirst();
      if (term.isPresent()) {
        return term;
      }
      for (int i = 1; i < alternatives.size(); i++) {
        if (visible.get(group).get(i).get(ordinal)) {
          return Optional.of(alternatives.get(i).text());
        }
      }
      return Optional.empty();
    }

    List<SnippetPart> snippet(String text) {
      return Snippet.of(text, marked, beginning);
    }
  }
}
