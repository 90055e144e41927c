#pragma once
#include <array>
#include <atomic>
#include <bit>
#include <memory>
#include <string>
#include <vector>

#include <rowscope/audit/record.hpp>

namespace rowscope::audit {

/// The records of one thread that are not yet written. One thread puts, and whoever holds the recorder's lock takes; no
/// lock is between them.
///
/// INVARIANT: what lies in a slot as a pointer or a view lives as long as the library that the statement stands in:
/// site, file, verb, and tables. What does not, such as a text tenant, lies in the ring of bytes.
class record_ring {
 public:
  enum class result : std::uint8_t { done, full, too_large };

  explicit record_ring(std::size_t records);

  // ---- of the thread that puts
  /// Whether this execution is the one of so many that is recorded.
  [[nodiscard]] bool is_due(std::uint32_t one_of) noexcept {
    if (--until_due_ != 0) return false;
    until_due_ = one_of;
    return true;
  }
  /// `too_large` does not fit an empty ring either. \param test lives as long as the recorder
  result put(const execution& e, std::int64_t at, const std::string* test) noexcept;

  // ---- of a thread that comes and goes
  [[nodiscard]] bool adopt(std::uint32_t thread) noexcept;
  void abandon() noexcept { is_owned_.store(false, std::memory_order_release); }
  /// The recorder has ended.
  void retire() noexcept { is_retired_.store(true, std::memory_order_release); }
  [[nodiscard]] bool is_retired() const noexcept { return is_retired_.load(std::memory_order_acquire); }

  // ---- of who holds the recorder's lock
  [[nodiscard]] std::uint64_t end() const noexcept { return head_.load(std::memory_order_acquire); }
  [[nodiscard]] std::uint64_t begin() const noexcept { return tail_.load(std::memory_order_relaxed); }
  /// Takes the oldest record out. Also where it throws std::bad_alloc: then that record is gone. \pre begin() < end()
  void take(record& to);

 private:
  static constexpr std::size_t tables_in_slot = 4;
  static constexpr std::size_t bytes_of_record = 64;

  enum class form : std::uint8_t { integer, text, parts, unscoped };

  struct slot {
    std::int64_t at;
    std::int64_t duration;
    std::int64_t rows;
    std::int64_t tenant;
    std::string_view site;
    std::string_view file;
    std::string_view verb;
    std::uint64_t shape;
    std::array<const table_info*, tables_in_slot> tables;
    const std::string* test;
    std::uint64_t bytes_end;   ///< in the ring of bytes
    std::uint32_t bytes_size;  ///< before its end
    std::uint32_t line;
    std::uint32_t conditions;
    std::uint32_t table_count;
    std::uint32_t thread;
    form scope;
    rowscope::outcome outcome;
  };

  class packer;
  class unpacker;

  [[nodiscard]] static form form_of(const rowscope::scope& s) noexcept;
  static void pack(packer& to, form f, const execution& e) noexcept;
  result put_bytes(slot& s, const execution& e) noexcept;
  void unpack(const slot& s, record& to) const;

  const std::size_t capacity_;
  const std::size_t bytes_capacity_;
  std::unique_ptr<slot[]> slots_;
  std::unique_ptr<char[]> bytes_;

  // Of the thread that puts. Both rings count on without end; the place is the number modulo the capacity.
  alignas(64) std::atomic<std::uint64_t> head_{0};
  std::uint64_t bytes_head_ = 0;
  std::uint32_t until_due_ = 1;
  std::uint32_t thread_ = 0;

  // Of who takes.
  alignas(64) std::atomic<std::uint64_t> tail_{0};
  std::atomic<std::uint64_t> bytes_tail_{0};

  std::atomic<bool> is_owned_{false};
  std::atomic<bool> is_retired_{false};
};

}  // namespace rowscope::audit
