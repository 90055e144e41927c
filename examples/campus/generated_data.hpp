#pragma once

#include "data_source.hpp"

namespace campus {

/// Made-up data of the same shape as the Open University Learning Analytics Dataset, the same in every run: the six
/// files, seven modules of uneven size, and students who study in more than one of them.
///
/// Student ids lie above 2^32: a path that cuts them to 32 bits does not find them again.
data_source generated_data();

}  // namespace campus
