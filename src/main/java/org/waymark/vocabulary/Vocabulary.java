package org.waymark.vocabulary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One vocabulary: a forest of terms. Terms are in depth-first order, siblings in the order of the
 * file.
 */
public final class Vocabulary {

  private final VocabularyKind kind;
  private final List<Term> terms;
  private final Map<TermId, Term> byId;
  private final List<Term> roots;
  private final Map<TermId, List<Term>> children = new HashMap<>();
  private final Map<TermId, Set<TermId>> selfAndDescendants = new HashMap<>();
  private final Map<TermId, Set<TermId>> selfAndAncestors = new HashMap<>();

  /**
   * @param terms in any order; a parent may follow its children
   * @throws IllegalArgumentException for a term of another kind, a duplicate id, an unknown parent
   *     or a cycle
   */
  public Vocabulary(VocabularyKind kind, List<Term> terms) {
    this.kind = kind;
    Map<TermId, Term> given = new LinkedHashMap<>();
    for (Term term : terms) {
      if (term.kind() != kind) {
        throw new IllegalArgumentException(
            "Term %s is a %s: it does not belong among %s terms"
                .formatted(term.id(), term.kind().slug(), kind.slug()));
      }
      if (given.put(term.id(), term) != null) {
        throw new IllegalArgumentException(
            "Term id %s stands twice: give one of them another id".formatted(term.id()));
      }
    }
    List<Term> tops = new ArrayList<>();
    for (Term term : given.values()) {
      TermId parent = term.parent();
      if (parent == null) {
        tops.add(term);
      } else if (!given.containsKey(parent)) {
        throw new IllegalArgumentException(
            "Term %s has the unknown parent %s: name a term of the same vocabulary or none"
                .formatted(term.id(), parent));
      } else {
        children.computeIfAbsent(parent, id -> new ArrayList<>()).add(term);
      }
    }
    this.roots = List.copyOf(tops);
    this.byId = new LinkedHashMap<>();
    for (Term root : roots) {
      addDepthFirst(root, Set.of());
    }
    if (byId.size() < given.size()) {
      Set<TermId> unreached = new LinkedHashSet<>(given.keySet());
      unreached.removeAll(byId.keySet());
      throw new IllegalArgumentException(
          "Terms %s are in a cycle of parents: give one of them no parent or another"
              .formatted(unreached));
    }
    this.terms = List.copyOf(byId.values());
    children.replaceAll((id, list) -> List.copyOf(list));
  }

  private Set<TermId> addDepthFirst(Term term, Set<TermId> ancestors) {
    byId.put(term.id(), term);
    Set<TermId> up = new LinkedHashSet<>();
    up.add(term.id());
    up.addAll(ancestors);
    selfAndAncestors.put(term.id(), Collections.unmodifiableSet(up));
    Set<TermId> down = new LinkedHashSet<>();
    down.add(term.id());
    for (Term child : children.getOrDefault(term.id(), List.of())) {
      down.addAll(addDepthFirst(child, up));
    }
    selfAndDescendants.put(term.id(), Collections.unmodifiableSet(down));
    return down;
  }

  public VocabularyKind kind() {
    return kind;
  }

  /** All terms, depth-first: each term is followed by everything below it. */
  public List<Term> terms() {
    return terms;
  }

  /** The terms without a parent, in file order. */
  public List<Term> roots() {
    return roots;
  }

  public int size() {
    return terms.size();
  }

  public boolean contains(TermId id) {
    return byId.containsKey(id);
  }

  public Optional<Term> find(TermId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * @throws UnknownTermException when this vocabulary has no such term
   */
  public Term get(TermId id) {
    return required(byId.get(id), id);
  }

  /** The terms directly below, in file order; empty for a leaf. */
  public List<Term> children(TermId id) {
    get(id);
    return children.getOrDefault(id, List.of());
  }

  /** The term and everything below it, depth-first. This is what a filter by the term means. */
  public Set<TermId> selfAndDescendants(TermId id) {
    return required(selfAndDescendants.get(id), id);
  }

  /** The term, its parent and so on up to the top term, in this order. */
  public Set<TermId> selfAndAncestors(TermId id) {
    return required(selfAndAncestors.get(id), id);
  }

  /** The top term above the given one, or the term itself when it is a top term. */
  public Term root(TermId id) {
    Term term = get(id);
    for (TermId ancestor : selfAndAncestors(id)) {
      term = get(ancestor);
    }
    return term;
  }

  /** Number of terms above: 0 for a top term. */
  public int depth(TermId id) {
    return selfAndAncestors(id).size() - 1;
  }

  /** Whether the term is the ancestor itself or below it. */
  public boolean isWithin(TermId term, TermId ancestor) {
    get(ancestor);
    return selfAndAncestors(term).contains(ancestor);
  }

  private <T> T required(@Nullable T found, TermId id) {
    if (found == null) {
      throw new UnknownTermException(id, kind.slug());
    }
    return found;
  }

  @Override
  public String toString() {
    return "%s vocabulary of %d terms".formatted(kind.slug(), terms.size());
  }
}
