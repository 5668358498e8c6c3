# SPDX-FileCopyrightText: 2026 Chaosroom contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# The settings that every target shares, and the two functions that build rooms and their tests.

include(GNUInstallDirs)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}")
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
if(NOT CMAKE_BUILD_TYPE)
    set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

add_library(chaosroom_settings INTERFACE)
target_include_directories(chaosroom_settings INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(chaosroom_settings INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_FOREACH
    QT_NO_CONTEXTLESS_CONNECT QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    CHAOSROOM_VERSION="${PROJECT_VERSION}")
target_compile_options(chaosroom_settings INTERFACE
    -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Wswitch
    # Clang's own also counts names of other sources that are compiled together.
    $<$<CXX_COMPILER_ID:GNU>:-Wshadow>)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # Cries wolf over std::string's operator+ when optimizing (GCC bug 105651).
    target_compile_options(chaosroom_settings INTERFACE -Wno-restrict -Wno-stringop-overflow)
endif()

if(CHAOSROOM_SANITIZE STREQUAL "address")
    set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=undefined)
elseif(CHAOSROOM_SANITIZE STREQUAL "fuzzer")
    set(sanitizers -fsanitize=address,undefined,fuzzer-no-link -fno-sanitize-recover=undefined)
elseif(CHAOSROOM_SANITIZE STREQUAL "thread")
    # Under it GCC 12 takes moved-from optionals for uninitialized ones.
    set(sanitizers -fsanitize=thread -Wno-maybe-uninitialized)
endif()
if(sanitizers)
    target_compile_options(chaosroom_settings INTERFACE ${sanitizers} -fno-omit-frame-pointer)
    target_link_options(chaosroom_settings INTERFACE ${sanitizers})
endif()

# Dozens of test programs are linked: a quick linker saves minutes where there is one.
find_program(CHAOSROOM_MOLD mold)
if(CHAOSROOM_MOLD)
    add_link_options(-fuse-ld=mold)
endif()

# Qt's and the library's own headers are most of what there is to compile: they are read once for all
# rooms, and with CHAOSROOM_TOGETHER so is the day, which nearly every source knows. Sources still include
# what they use: clazy reads them without this.
# One sort of position-independent code, so that rooms and programs can share what was read.
set(CMAKE_CXX_COMPILE_OPTIONS_PIE "-fPIC")
function(chaosroom_known_headers name)
    cmake_parse_arguments(ARG "" "" "HEADERS;USES" ${ARGN})
    file(CONFIGURE OUTPUT "${CMAKE_BINARY_DIR}/headers/${name}.cpp" CONTENT "")
    add_library(chaosroom-headers-${name} OBJECT "${CMAKE_BINARY_DIR}/headers/${name}.cpp")
    set_target_properties(chaosroom-headers-${name} PROPERTIES AUTOMOC OFF)
    target_link_libraries(chaosroom-headers-${name} PRIVATE chaosroom_settings ${ARG_USES})
    target_precompile_headers(chaosroom-headers-${name} PRIVATE ${ARG_HEADERS})
endfunction()
# Called once, when Qt has been found.
function(chaosroom_find_headers)
    set(core <algorithm> <array> <chrono> <functional> <map> <memory> <optional> <span> <string>
        <unordered_map> <variant> <vector>
        <QByteArray> <QCoreApplication> <QDate> <QDateTime> <QFile> <QHash> <QJsonArray> <QJsonDocument>
        <QJsonObject> <QList> <QLocale> <QObject> <QRegularExpression> <QString> <QStringList> <QThread>
        <QTimer> <QUrl> <QVariant>)
    set(widgets
        <QAbstractButton> <QAbstractItemModel> <QApplication> <QBoxLayout> <QKeyEvent> <QLabel> <QLineEdit>
        <QListView> <QPainter> <QPainterPath> <QPushButton> <QStyledItemDelegate> <QWidget>)
    set(tests <QSignalSpy> <QTemporaryDir> <QTest>)
    if(CHAOSROOM_TOGETHER)
        list(APPEND core "${CMAKE_SOURCE_DIR}/models/day/day.h")
    endif()
    chaosroom_known_headers(core HEADERS ${core} USES Qt6::Core)
    chaosroom_known_headers(widgets HEADERS ${core} ${widgets} USES Qt6::Widgets)
    # GCC does not take headers that ask for what only some targets define, as Qt Test's do.
    if(CHAOSROOM_TESTS AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        chaosroom_known_headers(core-tests HEADERS ${core} ${tests} USES Qt6::Core)
        chaosroom_known_headers(widgets-tests HEADERS ${core} ${widgets} ${tests} USES Qt6::Widgets)
        # Not linked: it defines the name of the target's own folder.
        foreach(name core widgets)
            target_include_directories(chaosroom-headers-${name}-tests SYSTEM PRIVATE
                $<TARGET_PROPERTY:Qt6::Test,INTERFACE_INCLUDE_DIRECTORIES>)
        endforeach()
    endif()
endfunction()
# SORT: -tests for what test programs know besides, or nothing.
function(chaosroom_knows_headers target sort)
    set(headers core)
    if("${ARGN}" MATCHES "Widgets|chaosroom[:-]+ui-")
        set(headers widgets)
    endif()
    if(TARGET chaosroom-headers-${headers}${sort})
        string(APPEND headers "${sort}")
    endif()
    target_precompile_headers(${target} REUSE_FROM chaosroom-headers-${headers})
endfunction()

# chaosroom_room(models/day SOURCES … ALONE … USES …): a room is a folder and a static library of its
# own, called chaosroom::models-day. USES names the rooms and libraries it may see. With
# CHAOSROOM_TOGETHER sources are compiled several at a time, which takes half as long when everything is
# built from nothing. ALONE names those whose own small names others of the room have too, each by itself
# or, in quotes, with those that it gets along with.
function(chaosroom_room room)
    cmake_parse_arguments(ARG "" "" "SOURCES;ALONE;USES" ${ARGN})
    # Plain names, so that rooms may be declared in any order.
    list(TRANSFORM ARG_USES REPLACE "^chaosroom::" "chaosroom-")
    string(REPLACE "/" "-" name "${room}")
    string(REGEX REPLACE "[ \n]+" ";" alone "${ARG_ALONE}")
    add_library(chaosroom-${name} STATIC ${ARG_SOURCES} ${alone})
    set_target_properties(chaosroom-${name} PROPERTIES
        UNITY_BUILD ${CHAOSROOM_TOGETHER}
        UNITY_BUILD_MODE GROUP)
    set(count 0)
    foreach(source ${ARG_SOURCES})
        math(EXPR group "${count} / 8")
        set_source_files_properties(${source} PROPERTIES UNITY_GROUP ${group})
        math(EXPR count "${count} + 1")
    endforeach()
    foreach(sources ${ARG_ALONE})
        string(REGEX REPLACE "[ \n]+" ";" sources "${sources}")
        list(GET sources 0 first)
        set_source_files_properties(${sources} PROPERTIES UNITY_GROUP with-${first})
    endforeach()
    add_library(chaosroom::${name} ALIAS chaosroom-${name})
    target_link_libraries(chaosroom-${name} PUBLIC chaosroom_settings ${ARG_USES})
    chaosroom_knows_headers(chaosroom-${name} "" ${ARG_USES})
endfunction()

# chaosroom_test(models-day tst_day USES … LABELS …): one test program and one ctest entry. Tests
# never show a window on the desk, read a home folder or know a time zone. ALONE: it watches the real
# clock and real sockets, so nothing runs beside it. With CHAOSROOM_UNIT_TESTS_OF the unit tests that run
# are those of another build, and are not built here.
function(chaosroom_test room test)
    cmake_parse_arguments(ARG "ALONE" "TIMEOUT" "SOURCES;USES;LABELS" ${ARGN})
    list(TRANSFORM ARG_USES REPLACE "^chaosroom::" "chaosroom-")
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    set(command ${test})
    set(when_built "")
    if(CHAOSROOM_UNIT_TESTS_OF AND "unit" IN_LIST ARG_LABELS)
        set(command "${CHAOSROOM_UNIT_TESTS_OF}/tests/${test}")
        set(when_built EXCLUDE_FROM_ALL)
    endif()
    add_executable(${test} ${when_built} ${test}.cpp ${ARG_SOURCES})
    target_link_libraries(${test} PRIVATE chaosroom_settings Qt6::Test ${ARG_USES}
        $<$<TARGET_EXISTS:chaosroom-threadsight>:chaosroom-threadsight>)
    chaosroom_knows_headers(${test} "-tests" ${ARG_USES})
    # Empty for most tests: quicker without the headers than with them.
    set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/${test}_autogen/mocs_compilation.cpp"
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
    set_target_properties(${test} PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/tests")
    foreach(label ${ARG_LABELS}) # so that "all unit tests" can be built by name: tests-unit
        if(NOT TARGET tests-${label})
            add_custom_target(tests-${label})
        endif()
        add_dependencies(tests-${label} ${test})
    endforeach()
    add_test(NAME ${room}/${test} COMMAND ${command})
    set_tests_properties(${room}/${test} PROPERTIES
        TIMEOUT ${ARG_TIMEOUT}
        RUN_SERIAL ${ARG_ALONE}
        LABELS "${ARG_LABELS}"
        ENVIRONMENT "TZ=UTC;LC_ALL=C.UTF-8;QT_QPA_PLATFORM=offscreen;HOME=${CMAKE_BINARY_DIR}/no-home;XDG_DATA_HOME=${CMAKE_BINARY_DIR}/no-home;XDG_CONFIG_HOME=${CMAKE_BINARY_DIR}/no-home;QT_LOGGING_RULES=qt.qpa.*=false")
endfunction()
