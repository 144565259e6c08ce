package org.waymark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OnceTest {

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whoAsksMeanwhileGetsTheSameAnswerAndOthersGoOn() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger times = new AtomicInteger();
    Once<Integer> slow =
        new Once<>(
            () -> {
              begun.countDown();
              await(end);
              return times.incrementAndGet();
            });
    CompletableFuture<Integer> first = CompletableFuture.supplyAsync(slow::get);
    await(begun);
    CompletableFuture<Integer> second = CompletableFuture.supplyAsync(slow::get);

    assertThat(new Once<>(() -> "other").get()).isEqualTo("other");
    assertThat(slow.known()).isNull();
    end.countDown();

    assertThat(first.join()).isEqualTo(1);
    assertThat(second.join()).isEqualTo(1);
    assertThat(slow.known()).isEqualTo(1);
  }

  @Test
  void whatIsRacedIsWorkedOutByASecondWhoAsksAndTheFirstAnswerIsEverybodys() {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    AtomicInteger times = new AtomicInteger();
    Once<Integer> raced =
        Once.raced(
            () -> {
              int time = times.incrementAndGet();
              if (time == 1) {
                begun.countDown();
                await(end);
              }
              return time;
            });
    CompletableFuture<Integer> first = CompletableFuture.supplyAsync(raced::get);
    await(begun);

    assertThat(raced.get()).isEqualTo(2);
    assertThat(raced.known()).isEqualTo(2);
    end.countDown();

    assertThat(first.join()).isEqualTo(2);
  }

  @Test
  void whatFailsIsThrownToWhoAsksAndIsNotKnown() {
    Once<String> failing =
        new Once<>(
            () -> {
              throw new IllegalArgumentException("no");
            });

    assertThatThrownBy(failing::get).isInstanceOf(IllegalArgumentException.class).hasMessage("no");
    assertThat(failing.hasFailed()).isTrue();
    assertThat(failing.known()).isNull();
  }
}
