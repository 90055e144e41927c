# Writes a header with the text of files as constants: cmake -DOUTPUT=page.hpp -DNAMESPACE=a::b -DFILES=a.html;b.css -P
# embed_text.cmake. `page.html` becomes `page_html`.

set(text "#pragma once\n#include <string_view>\n\nnamespace ${NAMESPACE} {\n")
foreach(file IN LISTS FILES)
  file(READ "${file}" content)
  get_filename_component(name "${file}" NAME)
  string(MAKE_C_IDENTIFIER "${name}" name)
  if(content MATCHES "\\)embedded\"")
    message(FATAL_ERROR "${file} contains )embedded\", which would end the literal it is put into")
  endif()
  string(APPEND text "\ninline constexpr std::string_view ${name} = R\"embedded(${content})embedded\";\n")
endforeach()
string(APPEND text "\n}  // namespace ${NAMESPACE}\n")
file(WRITE "${OUTPUT}" "${text}")
