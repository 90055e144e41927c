#include <rowscope/db/transaction.hpp>

namespace rowscope {

transaction::transaction(detail::lease_ref lease, bool is_read_only)
    : lease_(lease), id_(lease_.get().begin(is_read_only)) {}

transaction::~transaction() { rollback(); }

void transaction::commit() {
  if (over_) throw usage_error("this transaction is over: it was committed or rolled back before");
  lease_.get().commit(id_);
  over_ = true;
}

void transaction::rollback() noexcept {
  if (over_) return;
  over_ = true;
  if (lease_.is_alive()) lease_.get().rollback(id_);
}

read_batch::~read_batch() {
  try {
    reads_.commit();  // unlike rollback it leaves rows open
  } catch (...) {
    // After a failure, or its lease: it is rolled back, or gone.
  }
}

}  // namespace rowscope
