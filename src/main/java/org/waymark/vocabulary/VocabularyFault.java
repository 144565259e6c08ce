package org.waymark.vocabulary;

/**
 * One thing wrong in a vocabulary file.
 *
 * @param file name of the file
 * @param line line in the file, the heading being line 1
 * @param field heading of the column
 * @param value what stands there
 * @param problem what is wrong, as a clause
 * @param remedy what to do about it, as a clause
 */
public record VocabularyFault(
    String file, long line, String field, String value, String problem, String remedy) {

  @Override
  public String toString() {
    return "%s line %d, %s '%s': %s; %s".formatted(file, line, field, value, problem, remedy);
  }
}
